/** One command of a script: its words, still unexpanded, and what its standard input is. */
export interface ScriptCommand {
  readonly words: readonly Word[]
  readonly stdin: Word | undefined
}

/** A word's parts: text as it stands, or a command whose output is put in. */
export type Word = readonly (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'substitution'; readonly script: string }
)[]

/**
 * Reads the little shell that a timeline entry may use: commands in lines, quotes, `$(...)`, here-strings and here-documents.
 * Returns an error text for what does not end.
 */
export function parseScript(text: string): ScriptCommand[] | string {
  const reader = new ScriptReader(text)
  return reader.read()
}

class ScriptReader {
  private at = 0
  private readonly text: string
  private failure: string | undefined

  constructor(text: string) {
    this.text = text
  }

  read(): ScriptCommand[] | string {
    const commands: ScriptCommand[] = []
    while (this.at < this.text.length && this.failure === undefined) {
      const command = this.command()
      if (command.words.length > 0) commands.push(command)
    }
    return this.failure ?? commands
  }

  private command(): ScriptCommand {
    const words: Word[] = []
    let stdin: Word | undefined
    let delimiter: string | undefined
    while (this.at < this.text.length && this.failure === undefined) {
      const rest = this.text.slice(this.at)
      const blank = /^(?:[ \t]|\\\n)+|^#[^\n]*/.exec(rest)?.[0]
      if (blank !== undefined && (blank[0] !== '#' || this.atWordStart())) {
        this.at += blank.length
      } else if (rest.startsWith('<<<')) {
        this.at += 3 + (/^[ \t]*/.exec(rest.slice(3))?.[0].length ?? 0)
        stdin = [...this.word(), { kind: 'text', text: '\n' }]
      } else if (rest.startsWith('<<')) {
        this.at += 2
        delimiter = plain(this.word())
      } else if (rest[0] === '\n' || rest[0] === ';') {
        this.at++
        break
      } else words.push(this.word())
    }
    if (delimiter !== undefined) stdin = [{ kind: 'text', text: this.hereDocument(delimiter) }]
    return { words, stdin }
  }

  private atWordStart(): boolean {
    return this.at === 0 || /\s/.test(this.text[this.at - 1] ?? '')
  }

  private hereDocument(delimiter: string): string {
    const lines: string[] = []
    while (this.at < this.text.length) {
      const end = this.text.indexOf('\n', this.at)
      const line = this.text.slice(this.at, end < 0 ? undefined : end)
      this.at = end < 0 ? this.text.length : end + 1
      if (line.trim() === delimiter) return lines.map((l) => `${l}\n`).join('')
      lines.push(line)
    }
    this.failure = `here-document is not ended by ${delimiter}`
    return ''
  }

  private word(): Word {
    const parts: Word[number][] = []
    let text = ''
    const flush = (): void => {
      if (text !== '') parts.push({ kind: 'text', text })
      text = ''
    }
    let quote: "'" | '"' | undefined
    let quoted = false
    while (this.at < this.text.length) {
      const c = this.text[this.at] ?? ''
      if (quote === undefined && /[\s;]/.test(c)) break
      if (quote === undefined && (c === "'" || c === '"')) {
        quote = c
        quoted = true
        this.at++
      } else if (c === quote) {
        quote = undefined
        this.at++
      } else if (c === '\\' && quote !== "'") {
        const next = this.text[this.at + 1] ?? ''
        text += quote === '"' && !'$`"\\\n'.includes(next) ? `\\${next}` : next === '\n' ? '' : next
        this.at += 2
      } else if (c === '$' && this.text[this.at + 1] === '(' && quote !== "'") {
        flush()
        parts.push({ kind: 'substitution', script: this.substitution() })
      } else {
        text += c
        this.at++
      }
    }
    if (quote !== undefined) this.failure = `unexpected EOF while looking for matching \`${quote}'`
    if (text !== '' || (quoted && parts.length === 0)) parts.push({ kind: 'text', text })
    return parts
  }

  /** The text between `$(` and its closing parenthesis, quotes respected. */
  private substitution(): string {
    const start = this.at + 2
    let depth = 1
    let quote: string | undefined
    for (let i = start; i < this.text.length; i++) {
      const c = this.text[i]
      if (quote !== undefined) {
        if (c === quote) quote = undefined
      } else if (c === "'" || c === '"') quote = c
      else if (c === '(') depth++
      else if (c === ')' && --depth === 0) {
        this.at = i + 1
        return this.text.slice(start, i)
      }
    }
    this.failure = "unexpected EOF while looking for matching `)'"
    this.at = this.text.length
    return ''
  }
}

const plain = (word: Word): string => word.map((part) => (part.kind === 'text' ? part.text : '')).join('')
