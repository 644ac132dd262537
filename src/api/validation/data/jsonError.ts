import { goQuote } from '../goQuote.ts'

/** Thrown where Go's scanner stops. */
class Stop extends Error {}

const ESCAPES = '"\\/bfnrt'
const LITERALS = ['true', 'false', 'null']

/** What Go says of a text that is not JSON; undefined where it is. Models encoding/json, scanner.go. */
export function jsonError(text: string): string | undefined {
  const read = kindOf(text)
  return 'error' in read ? read.error : undefined
}

/** The same of a text that should be an object, or null. Models encoding/json, Unmarshal into a map. */
export function jsonObjectError(text: string): string | undefined {
  const read = kindOf(text)
  if ('error' in read) return read.error
  if (read.kind === 'object' || read.kind === 'null') return undefined
  return `json: cannot unmarshal ${read.kind} into Go value of type map[string]interface {}`
}

function kindOf(text: string): { kind: string } | { error: string } {
  try {
    return { kind: new Scanner(text).scan() }
  } catch (error) {
    if (error instanceof Stop) return { error: error.message }
    throw error
  }
}

class Scanner {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  scan(): string {
    const kind = this.value()
    this.blank()
    if (this.at < this.text.length) this.stop('after top-level value')
    return kind
  }

  private value(): string {
    this.blank()
    const char = this.text[this.at]
    if (char === '{') return this.list('}', 'object key:value pair', 'object')
    if (char === '[') return this.list(']', 'array element', 'array')
    if (char === '"') return this.string()
    if (char !== undefined && /[-\d]/.test(char)) return this.number()
    const literal = LITERALS.find((each) => each[0] === char)
    if (literal === undefined) this.stop('looking for beginning of value')
    for (const wanted of literal ?? '') this.expect(wanted, `in literal ${literal} (expecting '${wanted}')`)
    return literal === 'null' ? 'null' : 'bool'
  }

  private list(end: string, item: string, kind: string): string {
    this.at++
    this.blank()
    if (this.take(end)) return kind
    do {
      if (kind === 'object') this.key()
      this.value()
      this.blank()
      if (this.take(end)) return kind
    } while (this.expect(',', `after ${item}`))
    return kind
  }

  private key(): void {
    this.blank()
    if (this.text[this.at] !== '"') this.stop('looking for beginning of object key string')
    this.string()
    this.blank()
    this.expect(':', 'after object key')
  }

  private string(): string {
    this.at++
    while (!this.take('"')) {
      const char = this.text[this.at]
      if (char === undefined || char < ' ') this.stop('in string literal')
      this.at++
      if (char !== '\\') continue
      if (this.take('u')) {
        for (let digit = 0; digit < 4; digit++, this.at++) {
          if (!/[\da-fA-F]/.test(this.text[this.at] ?? '')) this.stop('in \\u hexadecimal character escape')
        }
      } else if (ESCAPES.includes(this.text[this.at] || 'none')) this.at++
      else this.stop('in string escape code')
    }
    return 'string'
  }

  private number(): string {
    if (this.take('-') && !/\d/.test(this.text[this.at] ?? '')) this.stop('in numeric literal')
    if (!this.take('0')) this.digits()
    if (this.take('.')) this.someDigits('after decimal point in numeric literal')
    if (this.take('e') || this.take('E')) {
      if (!this.take('+')) this.take('-')
      this.someDigits('in exponent of numeric literal')
    }
    return 'number'
  }

  private someDigits(where: string): void {
    if (!/\d/.test(this.text[this.at] ?? '')) this.stop(where)
    this.digits()
  }

  private digits(): void {
    while (/\d/.test(this.text[this.at] ?? '')) this.at++
  }

  private blank(): void {
    while (' \t\r\n'.includes(this.text[this.at] || 'none')) this.at++
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false
    this.at++
    return true
  }

  private expect(char: string, where: string): true {
    if (!this.take(char)) this.stop(where)
    return true
  }

  private stop(where: string): never {
    const char = this.text.codePointAt(this.at)
    if (char === undefined) throw new Stop('unexpected end of JSON input')
    throw new Stop(`invalid character ${quotedChar(String.fromCodePoint(char))} ${where}`)
  }
}

function quotedChar(char: string): string {
  if (char === "'") return "'\\''"
  if (char === '"') return `'"'`
  return `'${goQuote(char).slice(1, -1)}'`
}
