/** A member of an archive. Data is bytes, one character each; times in seconds since 1970. */
export interface Member {
  readonly name: string
  readonly type: 'file' | 'directory' | 'symbolic link' | 'hard link' | 'fifo'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly time: number
  readonly target: string
  readonly data: string
}

const BLOCK = 512
const TYPES: Readonly<Record<string, Member['type']>> = {
  '0': 'file',
  '1': 'hard link',
  '2': 'symbolic link',
  '5': 'directory',
  '6': 'fifo',
}
const LETTER_OF = new Map(Object.entries(TYPES).map(([letter, type]) => [type, letter]))
/** The type of a member whose data is the name of the next, for names over 100 bytes (GNU). */
const LONG_NAME = 'L'

const octal = (value: number, size: number): string => `${value.toString(8).padStart(size - 1, '0')}\0`
const field = (text: string, size: number): string => text.slice(0, size).padEnd(size, '\0')
const filledBlock = (data: string): string => data.padEnd(Math.ceil(data.length / BLOCK) * BLOCK, '\0')

function header(name: string, member: Member, letter: string, size: number): string {
  const before = [
    field(name, 100),
    octal(member.mode, 8),
    octal(member.uid, 8),
    octal(member.gid, 8),
    octal(size, 12),
    octal(member.time, 12),
  ].join('')
  const after = [
    letter,
    field(member.target, 100),
    'ustar  \0',
    field(member.uid === 0 ? 'root' : '', 32),
    field(member.gid === 0 ? 'root' : '', 32),
  ].join('')
  const whole = `${before}        ${after}`.padEnd(BLOCK, '\0')
  const sum = [...whole].reduce((total, c) => total + c.charCodeAt(0), 0)
  return `${before}${sum.toString(8).padStart(6, '0')}\0 ${after}`.padEnd(BLOCK, '\0')
}

/** An archive as ustar, with two empty blocks at its end. */
export function writeArchive(members: readonly Member[]): string {
  let archive = ''
  for (const member of members) {
    if (member.name.length > 100)
      archive +=
        header('././@LongLink', { ...member, target: '' }, LONG_NAME, member.name.length) + filledBlock(member.name)
    const data = member.type === 'file' ? member.data : ''
    archive += header(member.name, member, LETTER_OF.get(member.type) ?? '0', data.length) + filledBlock(data)
  }
  return archive + '\0'.repeat(2 * BLOCK)
}

/** The members of an archive; undefined where it is none. */
export function readArchive(
  archive: string,
): { readonly members: Member[]; readonly end: 'whole' | 'short' } | undefined {
  const members: Member[] = []
  let longName: string | undefined
  for (let at = 0; at < archive.length; ) {
    const block = archive.slice(at, at + BLOCK)
    if (/^\0*$/.test(block)) return { members, end: 'whole' }
    const text = (from: number, size: number): string => block.slice(from, from + size).replace(/\0.*$/s, '')
    const number = (from: number, size: number): number => Number.parseInt(text(from, size).trim() || '0', 8)
    if (block.length < BLOCK || text(257, 5) !== 'ustar')
      return members.length === 0 ? undefined : { members, end: 'short' }
    const size = number(124, 12)
    at += BLOCK
    const data = archive.slice(at, at + size)
    at += Math.ceil(size / BLOCK) * BLOCK
    const letter = block[156] ?? '0'
    if (letter === LONG_NAME) {
      longName = data.replace(/\0+$/, '')
      continue
    }
    const prefix = text(345, 155)
    members.push({
      name: longName ?? (prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`),
      type: TYPES[letter] ?? 'file',
      mode: number(100, 8) & 0o7777,
      uid: number(108, 8),
      gid: number(116, 8),
      time: number(136, 12),
      target: text(157, 100),
      data,
    })
    longName = undefined
    if (data.length < size) return { members, end: 'short' }
  }
  return { members, end: 'whole' }
}
