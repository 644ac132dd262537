import { instant, type Tool } from './tool.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Resolves backslash escapes as `echo -e` and `printf %b` do; `ended` where `\c` says to print nothing more. */
export function unescapeText(text: string): { readonly text: string; readonly ended: boolean } {
  if (!text.includes('\\')) return { text, ended: false }
  let result = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') {
      result += text[i]
      continue
    }
    const rest = text.slice(i + 1)
    if (rest.startsWith('c')) return { text: result, ended: true }
    const octal = /^0?[0-7]{1,3}/.exec(rest)?.[0]
    const hex = /^x([0-9a-fA-F]{1,2})/.exec(rest)
    const simple = ESCAPES[rest[0] ?? '']
    if (octal !== undefined) {
      result += String.fromCharCode(Number.parseInt(octal, 8) & 255)
      i += octal.length
    } else if (hex !== null) {
      result += String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16))
      i += hex[0].length
    } else if (simple !== undefined) {
      result += simple
      i++
    } else result += '\\'
  }
  return { text: result, ended: false }
}

const echoTool: Tool = instant((call) => {
  let newline = '\n'
  let escapes = false
  let i = 0
  for (; i < call.args.length; i++) {
    const arg = call.args[i] as string
    if (!/^-[neE]+$/.test(arg)) break
    for (const letter of arg.slice(1)) {
      if (letter === 'n') newline = ''
      else escapes = letter === 'e'
    }
  }
  const text = call.args.slice(i).join(' ')
  if (!escapes) call.out(text + newline)
  else {
    const unescaped = unescapeText(text)
    call.out(unescaped.text + (unescaped.ended ? '' : newline))
  }
  return 0
})

const CONVERSION = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?(?:h|l|ll|z|t|j|q|L)*([diouxXcsbeEfFgGaA%])|%/y

/** A format of printf with its arguments: it is used again while arguments are left. */
class Formatting {
  text = ''
  /** Set by a mistake; its message has been handed on. */
  failed = false
  private next = 0
  private readonly args: readonly string[]
  private readonly complain: (message: string) => void

  constructor(args: readonly string[], complain: (message: string) => void) {
    this.args = args
    this.complain = complain
  }

  /** Goes through the format once; false where `\c` ends all output. `used` says whether it took arguments. */
  pass(format: string): { readonly ended: boolean; readonly used: boolean } {
    const start = this.next
    for (let i = 0; i < format.length; ) {
      const c = format[i] as string
      if (c === '\\') {
        const piece = /^\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)?/s.exec(format.slice(i))?.[0] ?? '\\'
        const unescaped = unescapeText(piece)
        this.text += unescaped.text === '\\' && piece !== '\\\\' ? piece : unescaped.text
        if (unescaped.ended) return { ended: true, used: true }
        i += piece.length
      } else if (c === '%') {
        CONVERSION.lastIndex = i
        const match = CONVERSION.exec(format)
        if (match?.[4] === undefined) {
          this.complain(`${format.slice(i)}: invalid format`)
          this.failed = true
          return { ended: true, used: true }
        }
        i += match[0].length
        if (!this.convert(match[4], match[1] ?? '', match[2], match[3])) return { ended: true, used: true }
      } else {
        this.text += c
        i++
      }
    }
    return { ended: false, used: this.next > start }
  }

  get left(): boolean {
    return this.next < this.args.length
  }

  private convert(
    kind: string,
    flags: string,
    widthText: string | undefined,
    precisionText: string | undefined,
  ): boolean {
    if (kind === '%') {
      this.text += '%'
      return true
    }
    const width = widthText === '*' ? this.number() : Number(widthText ?? 0)
    const precision =
      precisionText === undefined ? undefined : precisionText === '*' ? this.number() : Number(precisionText)
    if (kind === 'b') {
      const unescaped = unescapeText(this.argument())
      this.text += pad(unescaped.text, flags, width)
      return !unescaped.ended
    }
    const shown =
      kind === 's'
        ? this.argument().slice(0, precision)
        : kind === 'c'
          ? this.argument().slice(0, 1)
          : formatNumber(this.number(), kind, flags, precision)
    this.text += pad(shown, kind === 's' || kind === 'c' ? flags.replace('0', '') : flags, width)
    return true
  }

  private argument(): string {
    return this.args[this.next++] ?? ''
  }

  private number(): number {
    const text = this.argument()
    if (text === '') return 0
    if (text.startsWith("'") || text.startsWith('"')) return text.charCodeAt(1) || 0
    const value = /^[-+]?0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text)
    if (!Number.isNaN(value)) return value
    this.complain(`invalid number '${text}'`)
    this.failed = true
    return Number.parseFloat(text) || 0
  }
}

/** A format with its arguments, gone through once (awk's printf). */
export function formatText(format: string, args: readonly string[]): string {
  const formatting = new Formatting(args, () => {})
  formatting.pass(format)
  return formatting.text
}

const printfTool: Tool = instant((call) => {
  const [format, ...args] = call.args
  if (format === undefined) {
    call.err(`${call.name}: usage: printf FORMAT [ARG]...\n`)
    return 1
  }
  const formatting = new Formatting(args, (message) => call.complain(message))
  for (;;) {
    const { ended, used } = formatting.pass(format)
    if (ended || !used || !formatting.left) break
  }
  call.out(formatting.text)
  return formatting.failed ? 1 : 0
})

function pad(text: string, flags: string, width: number): string {
  if (flags.includes('-') || width < 0) return text.padEnd(Math.abs(width))
  if (flags.includes('0') && /^[-+]?[\d.]/.test(text)) {
    const sign = /^[-+]/.exec(text)?.[0] ?? ''
    return sign + text.slice(sign.length).padStart(width - sign.length, '0')
  }
  return text.padStart(width)
}

function formatNumber(value: number, kind: string, flags: string, precision: number | undefined): string {
  const sign = value >= 0 && flags.includes('+') ? '+' : value >= 0 && flags.includes(' ') ? ' ' : ''
  switch (kind) {
    case 'd':
    case 'i':
    case 'u': {
      const digits = String(Math.abs(Math.trunc(value))).padStart(precision ?? 1, '0')
      return `${value < 0 ? '-' : sign}${digits}`
    }
    case 'o':
      return Math.trunc(value).toString(8)
    case 'x':
    case 'X': {
      const digits = (
        value < 0 ? BigInt.asUintN(64, BigInt(Math.trunc(value))).toString(16) : Math.trunc(value).toString(16)
      ).padStart(precision ?? 1, '0')
      const hex = flags.includes('#') ? `0x${digits}` : digits
      return kind === 'X' ? hex.toUpperCase() : hex
    }
    case 'e':
    case 'E': {
      const text = value.toExponential(precision ?? 6).replace(/e([-+])(\d)$/, 'e$10$2')
      return sign + (kind === 'E' ? text.toUpperCase() : text)
    }
    case 'g':
    case 'G':
      return sign + String(Number(value.toPrecision(precision ?? 6)))
    default:
      return sign + value.toFixed(precision ?? 6)
  }
}

/** Tools that print what they are told. */
export const printingTools: Readonly<Record<string, Tool>> = { echo: echoTool, printf: printfTool }
