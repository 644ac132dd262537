import { fileErrorText } from '../files/fileSystem.ts'
import { openInterruptibly } from '../processes/open.ts'
import { NullFile, type OpenFile, TextSource } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { type ExpansionHost, expandText } from './expansion.ts'
import { ShellFailure, type ShellState } from './shellState.ts'
import type { Redirection, Word } from './syntax.ts'

/** What redirections put aside, newest last. */
export type Saved = { readonly fd: number; readonly before: OpenFile | undefined }[]

/** Where the shell finds its own place in a path. */
export const absolutePath = (state: ShellState, path: string): string =>
  path.startsWith('/') ? path : `${state.workingDir}/${path}`

/** Does redirections in order; what they hid is put into `saved`. An error is returned in the shell's words. */
export function* redirect(
  host: ExpansionHost,
  redirections: readonly Redirection[],
  saved: Saved,
): Running<string | undefined> {
  const { state } = host
  const put = (fd: number, file: OpenFile): void => {
    file.retain()
    saved.push({ fd, before: state.replaceFile(fd, file) })
  }
  for (const redirection of redirections) {
    switch (redirection.type) {
      case 'hereDocument':
        {
          const text = yield* hereText(host, redirection.body.word)
          if (text === undefined) return ALREADY_SAID
          put(redirection.fd, new TextSource(text))
        }
        break
      case 'duplicate': {
        const target = yield* expandText(host, redirection.target)
        if (target === '-') {
          saved.push({ fd: redirection.fd, before: state.replaceFile(redirection.fd, undefined) })
          break
        }
        if (!/^\d+$/.test(target)) host.fail('redir error')
        const file = state.process.files.get(Number(target))
        if (file === undefined) return `${target}: Bad file descriptor`
        put(redirection.fd, file)
        break
      }
      case 'both': {
        const opened = yield* openFor(host, yield* expandText(host, redirection.target), '>')
        if (typeof opened === 'string') return opened
        put(1, opened)
        put(2, opened)
        break
      }
      case 'file': {
        const opened = yield* openFor(host, yield* expandText(host, redirection.target), redirection.operator)
        if (typeof opened === 'string') return opened
        put(redirection.fd, opened)
      }
    }
  }
  return undefined
}

/** The error of a redirection whose words have been printed. */
export const ALREADY_SAID = ''

/** The text of a here-document; undefined after a mistake in it, which is a mistake of the redirection only. */
function* hereText(host: ExpansionHost, body: Word): Running<string | undefined> {
  try {
    return yield* expandText(host, body)
  } catch (error) {
    if (error instanceof ShellFailure && error.reach === 'builtin') return undefined
    throw error
  }
}

/** Puts back what redirections hid. */
export function restore(state: ShellState, saved: Saved): void {
  for (const { fd, before } of saved.splice(0).reverse()) {
    state.process.files.get(fd)?.release()
    state.replaceFile(fd, before)
  }
}

/** Lets go of what redirections hid: they last (`exec > file`). */
export function keep(saved: Saved): void {
  for (const { before } of saved) before?.release()
}

function* openFor(
  host: ExpansionHost,
  path: string,
  operator: '<' | '>' | '>>' | '<>' | '>|',
): Running<OpenFile | string> {
  const { state } = host
  const reading = operator === '<'
  if (path === '') return reading ? "can't open : no such file" : "can't create : nonexistent directory"
  if (path === '/dev/null') return new NullFile()
  const absolute = absolutePath(state, path)
  if (operator === '>' && state.options.has('C') && state.world.files.lookup(absolute)?.kind === 'file') {
    return `can't create ${path}: File exists`
  }
  const mode = reading ? 'read' : operator === '>>' ? 'append' : operator === '<>' ? 'read and write' : 'write'
  const opened = yield* openInterruptibly(state.world, state.process, absolute, mode)
  const verb = reading ? 'open' : 'create'
  if (opened === 'interrupted') return `can't ${verb} ${path}: Interrupted system call`
  if ('file' in opened) return opened.file
  const missing = opened.error === 'ENOENT' || opened.error === 'ENOTDIR'
  const absent = reading ? 'no such file' : 'nonexistent directory'
  return `can't ${verb} ${path}: ${missing ? absent : fileErrorText(opened.error)}`
}
