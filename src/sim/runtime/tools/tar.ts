import { fromByteString, toByteString } from '../files/bytes.ts'
import { directory, entriesIn, type FileNode, regularFile } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { writeTo } from '../processes/io.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { patternToRegExp } from '../shell/pattern.ts'
import { gunzipText, gzipText, isGzip } from './compression.ts'
import { formatDate } from './dates.ts'
import { openFor, wholeNamed } from './input.ts'
import { permissions } from './listing.ts'
import { create, look } from './place.ts'
import { type Member, readArchive, writeArchive } from './tarFormat.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { groupName, userName } from './users.ts'

/** A call of tar, read. */
interface Task {
  readonly call: ToolCall
  readonly flags: ReadonlySet<string>
  readonly file: string
  /** Where files are found and put. */
  readonly folder: string
  readonly names: readonly string[]
  readonly excluded: readonly RegExp[]
  readonly strip: number
}

/** `tar`. Models busybox archival/tar.c. */
export const tarTool: Tool = waiting(function* (call) {
  const excluded: string[] = []
  // the first word may be options without a dash
  const args = /^[a-zA-Z]/.test(call.args[0] ?? '') ? [`-${call.args[0]}`, ...call.args.slice(1)] : call.args
  const read = options(
    args,
    'ctxjT:X:kmzvOf:C:oapJZhK',
    {
      create: 'c',
      list: 't',
      extract: 'x',
      get: 'x',
      file: 'f:',
      directory: 'C:',
      gzip: 'z',
      gunzip: 'z',
      verbose: 'v',
      'to-stdout': 'O',
      'keep-old': 'k',
      overwrite: 'w',
      exclude: 'E:',
      'strip-components': 'S:',
      'files-from': 'T:',
      'exclude-from': 'X:',
      'no-same-owner': 'o',
      'same-permissions': 'p',
      'no-recursion': 'R',
      dereference: 'h',
      'numeric-owner': 'N',
    },
    (letter, value) => {
      if (letter === 'E') excluded.push(value)
    },
  )
  const { flags, values } = read
  const modes = ['c', 't', 'x'].filter((letter) => flags.has(letter))
  if (read.error !== undefined || modes.length !== 1) return usage(call, read.error)
  const linesOf = (letter: string): string[] => {
    const name = values.get(letter)
    const text = name === undefined ? '' : (call.world.files.readFile(call.path(name)) ?? '')
    return text.split('\n').filter((line) => line !== '')
  }
  const folder = call.path(values.get('C') ?? '.')
  if (!call.isDirectory(folder)) {
    call.complain(`can't change directory to '${values.get('C')}': No such file or directory`)
    return 1
  }
  const task: Task = {
    call,
    flags,
    file: values.get('f') ?? '-',
    folder,
    names: [...read.rest, ...linesOf('T')],
    excluded: [...excluded, ...linesOf('X')].map((pattern) => patternToRegExp(pattern.replace(/^\/+/, ''))),
    strip: Number(values.get('S') ?? 0),
  }
  return modes[0] === 'c' ? yield* pack(task) : yield* unpack(task, modes[0] === 't' ? 'list' : 'extract')
})

/** Whether a name, or a folder that it is in, is among patterns. */
function matchesAny(patterns: readonly RegExp[], name: string): boolean {
  const parts = name.replace(/\/+$/, '').split('/')
  return parts.some((_, i) =>
    patterns.some((pattern) => pattern.test(parts.slice(0, i + 1).join('/')) || pattern.test(parts.slice(i).join('/'))),
  )
}

function* pack({ call, flags, file, folder, names, excluded }: Task): Running<number> {
  if (names.length === 0) {
    call.complain('empty archive')
    return 1
  }
  const members: Member[] = []
  let status = 0
  let stripped = false
  const verbose = (name: string): void => {
    if (!flags.has('v')) return
    if (file === '-') call.err(`${name}\n`)
    else call.out(`${name}\n`)
  }
  const add = (path: string, node: FileNode): void => {
    const name = path.replace(/^\/+/, '').replace(/^(\.\/)+(?=.)/, './')
    if (path.startsWith('/') && !stripped) {
      call.complain("removing leading '/' from member names")
      stripped = true
    }
    if (matchesAny(excluded, name.replace(/^\.\//, ''))) return
    if (node.kind === 'device') return
    const isFolder = node.kind === 'directory'
    const shown = isFolder && !name.endsWith('/') ? `${name}/` : name
    verbose(shown)
    members.push({
      name: toByteString(shown),
      type: node.kind === 'link' ? 'symbolic link' : node.kind,
      mode: node.mode,
      uid: node.uid,
      gid: node.gid ?? 0,
      time: Math.floor((call.world.startTime + node.modified) / 1000),
      target: node.kind === 'link' ? toByteString(node.target) : '',
      data: node.kind === 'file' ? toByteString(node.text) + '\0'.repeat(node.zeros) : '',
    })
    if (isFolder && !flags.has('R'))
      for (const [entry, inner] of entriesIn(node)) add(`${path.replace(/\/$/, '')}/${entry}`, inner)
  }
  for (const name of names) {
    const path = name.startsWith('/') ? name : `${folder}/${name}`
    const looked = look(call, path, flags.has('h') ? 'all' : 'all but the last')
    if (looked.error === undefined && looked.place.node !== undefined) add(name, looked.place.node)
    else {
      call.complain(`${name}: ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
    }
  }
  const archive = fromByteString(writeArchive(members))
  const packed = flags.has('z') || (flags.has('a') && /gz$/.test(file)) ? gzipText(archive) : archive
  if (file === '-') {
    yield* call.flush()
    yield* writeTo(call.process, 1, packed)
  } else {
    const opened = yield* openFor(call, file, 'write')
    if ('error' in opened) {
      call.complain(`can't open '${file}': ${fileErrorText(opened.error)}`)
      return 1
    }
    opened.file.write(packed)
  }
  if (status !== 0) call.complain('error exit delayed from previous errors')
  return status
}

function* unpack(task: Task, mode: 'list' | 'extract'): Running<number> {
  const { call, flags, names, excluded } = task
  if (task.file !== '-' && !call.world.files.exists(call.path(task.file))) {
    call.complain(`can't open '${task.file}': No such file or directory`)
    return 1
  }
  const text = (yield* wholeNamed(call, task.file)) ?? ''
  const plain = isGzip(text) ? gunzipText(text) : flags.has('z') ? undefined : text
  if (plain === undefined) {
    call.complain(isGzip(text) ? 'corrupted data' : 'invalid magic')
    if (!isGzip(text)) call.complain('short read')
    return 1
  }
  const archive = readArchive(toByteString(plain))
  if (archive === undefined) {
    call.complain(plain.length < 512 ? 'short read' : 'invalid tar magic')
    return 1
  }
  const patterns = names.map((name) => patternToRegExp(name.replace(/^\/+/, '').replace(/(.)\/+$/, '$1')))
  const met = new Set<RegExp>()
  for (const member of archive.members) {
    const name = fromByteString(member.name)
    const bare = name.replace(/\/$/, '')
    const parts = bare.split('/')
    const hits = patterns.filter((pattern) => parts.some((_, i) => pattern.test(parts.slice(0, i + 1).join('/'))))
    for (const pattern of hits) met.add(pattern)
    if ((patterns.length > 0 && hits.length === 0) || matchesAny(excluded, bare)) continue
    const left = parts.slice(task.strip).join('/')
    if (task.strip > 0 && left === '') continue
    const verbose = flags.has('v')
    if (mode === 'list') {
      call.out(`${verbose ? long(call, member, name) : name}\n`)
      continue
    }
    // the names must not come between the contents
    if (verbose && flags.has('O')) call.err(`${name}\n`)
    else if (verbose) call.out(`${name}\n`)
    if (flags.has('O')) call.out(member.type === 'file' ? fromByteString(member.data) : '')
    else if (extract(task, member, left) === 'failed') return 1
  }
  if (archive.end === 'short') {
    call.complain('short read')
    return 1
  }
  const missing = names.filter((_, i) => !met.has(patterns[i] as RegExp))
  for (const name of missing) call.complain(`${name}: not found in archive`)
  return missing.length > 0 ? 1 : 0
}

/** What a member is when it has been unpacked. */
const KINDS: Readonly<Record<Member['type'], FileNode['kind']>> = {
  file: 'file',
  directory: 'directory',
  'symbolic link': 'link',
  'hard link': 'file',
  fifo: 'fifo',
}

/** A line of the list of members with all that is known of one. */
function long(call: ToolCall, member: Member, name: string): string {
  const owners = `${userName(call, member.uid)}/${groupName(call, member.gid)}`
  const time = formatDate(member.time * 1000, '%Y-%m-%d %H:%M:%S')
  const size = String(member.data.length).padStart(9)
  const target = member.type === 'symbolic link' ? ` -> ${member.target}` : ''
  return `${permissions(KINDS[member.type], member.mode)} ${owners} ${size} ${time} ${name}${target}`
}

function extract({ call, folder, flags }: Task, member: Member, name: string): 'done' | 'failed' {
  const { files, startTime, kernel } = call.world
  const modified = flags.has('m') ? kernel.now : member.time * 1000 - startTime
  let at = folder
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  const last = parts.pop()
  for (const part of parts) {
    at += `/${part}`
    const looked = look(call, at)
    if (looked.error === undefined && looked.place.node === undefined)
      create(call, looked.place, directory(kernel.now, 0o755))
  }
  if (last === undefined) return 'done'
  const looked = look(call, `${at}/${last}`, 'all but the last')
  const fail = (verb: string, error: string): 'failed' => {
    call.complain(`can't ${verb} '${name}': ${error}`)
    return 'failed'
  }
  if (looked.error !== undefined) return fail('open', fileErrorText(looked.error))
  const { node } = looked.place
  if (node !== undefined) {
    if (member.type === 'directory' && node.kind === 'directory') return 'done'
    if (flags.has('k')) return fail('open', 'File exists')
    if (node.kind === 'directory' && node.entries.size > 0) return fail('remove old file', 'Directory not empty')
    files.unlink(looked.place)
  }
  const mode = member.mode
  const linked = member.type === 'hard link' ? files.lookup(`${folder}/${fromByteString(member.target)}`) : undefined
  const made: FileNode | undefined =
    member.type === 'directory'
      ? directory(modified, mode)
      : member.type === 'symbolic link'
        ? { kind: 'link', target: fromByteString(member.target), mode: 0o777, uid: 0, modified }
        : member.type === 'fifo'
          ? { kind: 'fifo', mode, uid: 0, modified }
          : member.type === 'hard link'
            ? linked
            : regularFile(fromByteString(member.data), modified, mode)
  if (made === undefined) return fail('create hardlink', 'No such file or directory')
  const error = create(call, { ...looked.place, node: undefined }, made)
  if (error !== undefined) return fail('open', fileErrorText(error))
  if (call.world.uid === 0 && !flags.has('o')) {
    made.uid = member.uid
    made.gid = member.gid
  }
  return 'done'
}
