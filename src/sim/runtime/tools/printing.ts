import { fromByteString, toByteString } from '../files/bytes.ts'
import { unescapeText } from './escapes.ts'
import { CONVERSION, type Conversion, FLOATS, formatFloat, formatInteger, INTEGERS, padded } from './format.ts'
import { instant, type Tool } from './tool.ts'
import { usage } from './usage.ts'

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
    call.out(joinedBytes(unescaped.text) + (unescaped.ended ? '' : newline))
  }
  return 0
})

/** Bytes that were written one by one make characters where they follow each other. */
const joinedBytes = (text: string): string => (/[\udc80-\udcff]/.test(text) ? fromByteString(toByteString(text)) : text)

const INTEGER = /^[ \t]*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/
const MAX = 2n ** 63n - 1n

/** Whether digits stand for more than 64 bits hold. */
const tooLarge = (digits: string): boolean =>
  digits.length > 16 && BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits) > 2n ** 64n - 1n

/** A format of printf with its arguments: it is used again while arguments are left. Models busybox coreutils/printf.c. */
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

  /** Goes through the format once; `ended` where nothing more is to be printed. `used` says whether it took arguments. */
  pass(format: string): { readonly ended: boolean; readonly used: boolean } {
    const start = this.next
    for (let i = 0; i < format.length; ) {
      const c = format[i] as string
      if (c === '\\') {
        const piece = /^\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)?/s.exec(format.slice(i))?.[0] ?? '\\'
        const unescaped = unescapeText(piece, 'three digits')
        this.text += unescaped.text
        if (unescaped.ended) return { ended: true, used: true }
        i += piece.length
      } else if (c === '%') {
        CONVERSION.lastIndex = i
        const match = CONVERSION.exec(format)
        if (match?.[4] === undefined) {
          this.complain(`${format.slice(i).replace(/^%[hlLztjq]+/, '%')}: invalid format`)
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

  private convert(kind: string, flags: string, widthText = '0', precisionText?: string): boolean {
    if (kind === '%') {
      this.text += '%'
      return true
    }
    const size = (text: string): number => (text === '*' ? Number(this.integer()) : Number(text))
    const width = size(widthText)
    const precision = precisionText === undefined ? undefined : size(precisionText)
    const conversion: Conversion = { kind, flags, width, precision }
    if (kind === 'b') {
      const unescaped = unescapeText(this.argument())
      this.text += padded(unescaped.text, conversion)
      return !unescaped.ended
    }
    let shown: string
    if (INTEGERS.includes(kind)) shown = formatInteger(this.integer(), conversion)
    else if (FLOATS.includes(kind)) shown = formatFloat(this.float(), conversion)
    else shown = this.argument().slice(0, kind === 'c' ? 1 : precision)
    this.text += padded(shown, conversion)
    return true
  }

  private argument(): string {
    return this.args[this.next++] ?? ''
  }

  private integer(): bigint {
    const text = this.argument()
    if (text === '') {
      if (this.next <= this.args.length) this.refuse(text)
      return 0n
    }
    if (/^['"]/.test(text)) return BigInt(text.codePointAt(1) ?? 0)
    const match = INTEGER.exec(text)
    if (match === null || match[0].length < text.length || tooLarge(match[2] ?? '0')) this.refuse(text)
    if (match === null) return 0n
    const digits = match[2] ?? '0'
    const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits)
    return match[1] === '-' ? -magnitude : magnitude > MAX ? BigInt.asIntN(64, magnitude) : magnitude
  }

  private float(): number {
    const text = this.argument()
    if (text === '') return 0
    if (/^['"]/.test(text)) return text.codePointAt(1) ?? 0
    const value = /^[-+]?(inf|nan)/i.test(text) ? Number(text.replace(/inf.*/i, 'Infinity')) : Number(text)
    if (!Number.isNaN(value)) return value
    this.refuse(text)
    return Number.parseFloat(text) || 0
  }

  private refuse(text: string): void {
    this.complain(`invalid number '${text}'`)
    this.failed = true
  }
}

const printfTool: Tool = instant((call) => {
  const [format, ...args] = call.args[0] === '--' ? call.args.slice(1) : call.args
  if (format === undefined) {
    if (!call.builtin) return usage(call)
    call.complain('usage: printf FORMAT [ARGUMENT...]')
    return 2
  }
  const formatting = new Formatting(args, (message) => call.complain(message))
  for (;;) {
    const { ended, used } = formatting.pass(format)
    if (ended || !used || !formatting.left) break
  }
  call.out(joinedBytes(formatting.text))
  return formatting.failed ? 1 : 0
})

/** Tools that print what they are told. */
export const printingTools: Readonly<Record<string, Tool>> = { echo: echoTool, printf: printfTool }
