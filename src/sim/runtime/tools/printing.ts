import { fromByteString, toByteString } from '../files/bytes.ts'
import { unescapeText } from './escapes.ts'
import { type Conversion, FLOATS, formatFloat, formatInteger, INTEGERS, padded } from './format.ts'
import { type PrintfNumber, printfFloat, printfInteger } from './printfNumber.ts'
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

/** A conversion, at the place where the expression is set to look: what it converts (group 5) may have flags, a width and a precision. */
const CONVERSION = /%(?:([%b])|([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlLz]*([diouxXfeEgGcs]))/y
/** The sizes in a conversion, which its message leaves out. */
const SIZES = /^(%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d*))?)[hlLz]+/
/** The largest width. */
const MAX_INT = 2n ** 31n - 1n

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
        if (match === null) {
          this.complain(`${format.slice(i).replace(SIZES, '$1')}: invalid format`)
          this.failed = true
          return { ended: true, used: true }
        }
        i += match[0].length
        const [, alone, flags = '', width, precision, kind = ''] = match
        if (alone === '%') this.text += '%'
        else if (alone === 'b') {
          const unescaped = unescapeText(this.argument())
          this.text += unescaped.text
          if (unescaped.ended) return { ended: true, used: true }
        } else this.convert(kind, flags, width, precision)
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

  private convert(kind: string, flags: string, widthText = '0', precisionText?: string): void {
    const width = this.size(widthText)
    const given = precisionText === undefined ? undefined : this.size(precisionText)
    const precision = given !== undefined && given < 0 ? undefined : given
    const conversion: Conversion = { kind, flags, width, precision }
    let shown: string
    if (INTEGERS.includes(kind)) {
      const range = kind === 'd' || kind === 'i' ? 'signed' : 'unsigned'
      shown = formatInteger(
        this.number((text) => printfInteger(text, range)),
        conversion,
      )
    } else if (FLOATS.includes(kind)) shown = formatFloat(this.number(printfFloat), conversion)
    else if (kind === 'c') shown = fromByteString(toByteString(this.argument()).slice(0, 1) || '\0')
    else shown = this.argument()
    if (kind === 's' && precision !== undefined) shown = fromByteString(toByteString(shown).slice(0, precision))
    this.text += padded(shown, conversion)
  }

  private argument(): string {
    return this.args[this.next++] ?? ''
  }

  /** A width or a precision. A mistake in one that is an argument is said, but is no failure. */
  private size(text: string): number {
    if (text !== '*') return Number(text)
    if (!this.left) return 0
    const argument = this.argument()
    const { value, wrong } = printfInteger(argument, 'signed')
    if (!wrong && value <= MAX_INT && value >= -MAX_INT) return Number(value)
    this.complain(`invalid number '${argument}'`)
    return 0
  }

  private number<T>(read: (text: string) => PrintfNumber<T>): T {
    const text = this.argument()
    const { value, wrong } = read(text)
    if (wrong) this.refuse(text)
    return value
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
