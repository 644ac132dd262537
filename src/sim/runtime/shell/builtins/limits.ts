import { type Builtin, builtinOptions, giveUp } from './builtin.ts'

/** Limits by their letters, as `ulimit` of a container prints them. */
const LIMITS: ReadonlyMap<string, string> = new Map([
  ['c', '0'],
  ['d', 'unlimited'],
  ['e', '0'],
  ['f', 'unlimited'],
  ['l', '8192'],
  ['m', 'unlimited'],
  ['n', '1048576'],
  ['p', 'unlimited'],
  ['r', '0'],
  ['s', '8192'],
  ['t', 'unlimited'],
  ['v', 'unlimited'],
  ['w', 'unlimited'],
])

/** `ulimit`: limits are shown; setting them has no effect. */
export const ulimitBuiltin: Builtin = function* (shell, argv) {
  const letters = argv
    .slice(1)
    .filter((arg) => arg.startsWith('-'))
    .join('')
    .replace(/[-HS]/g, '')
  const unknown = [...letters].find((letter) => !LIMITS.has(letter) && letter !== 'a')
  if (unknown !== undefined) {
    yield* shell.print(2, `ulimit: invalid option -- '${unknown}'\n`)
    return 1
  }
  const value = argv.slice(1).find((arg) => !arg.startsWith('-'))
  if (value !== undefined) return 0
  yield* shell.print(1, `${LIMITS.get(letters.at(-1) ?? 'f') ?? 'unlimited'}\n`)
  return 0
}

/** `umask`: shows the permissions that new files do not get, or sets them as a number or in symbols. */
export const umaskBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest } = yield* builtinOptions(shell, argv, 'S')
  const { process } = shell.state
  const [mode] = rest
  if (mode === undefined) {
    yield* shell.print(1, letters.includes('S') ? symbolicMask(process.umask) : `${octal(process.umask)}\n`)
    return 0
  }
  const mask = /^\d/.test(mode)
    ? /^[0-7]{1,5}$/.test(mode)
      ? Number.parseInt(mode, 8)
      : undefined
    : masked(mode, process.umask)
  if (mask === undefined) return yield* giveUp(shell, `illegal mode: ${mode}`)
  process.umask = mask & 0o777
  return 0
}

const octal = (mask: number): string => mask.toString(8).padStart(4, '0')
const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }
const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 }

function symbolicMask(mask: number): string {
  const allowed = Object.entries(SHIFTS).map(([who, shift]) => {
    const bits = Object.entries(BITS).filter(([, bit]) => ((mask >> shift) & bit) === 0)
    return `${who}=${bits.map(([letter]) => letter).join('')}`
  })
  return `${allowed.join(',')}\n`
}

/** The mask that `u=rwx,g-w` leaves; undefined where it cannot be read. */
function masked(text: string, before: number): number | undefined {
  let allowed = ~before & 0o777
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause)
    if (match === null) return undefined
    const [, given = '', operator, letters = ''] = match
    const bits = [...letters].reduce((sum, letter) => sum | (BITS[letter] ?? 0), 0)
    for (const who of given === '' || given.includes('a') ? 'ugo' : given) {
      const shift = SHIFTS[who] ?? 0
      if (operator === '=') allowed &= ~(7 << shift)
      allowed = operator === '-' ? allowed & ~(bits << shift) : allowed | (bits << shift)
    }
  }
  return ~allowed & 0o777
}
