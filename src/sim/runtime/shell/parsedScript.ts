import { type ParsedLine, Parser } from './parser.ts'
import type { Aliases } from './tokenReader.ts'

/** A line of a script that is a command, or the script's end. */
export type ScriptLine =
  | {
      readonly type: 'command'
      readonly command: Extract<ParsedLine, { type: 'command' }>['command']
      readonly last: boolean
      /** What follows it: where in the text, and on which line. */
      readonly next: Place
    }
  | { readonly type: 'end' }

/** A place in a script: the index of a character, and its line. */
interface Place {
  readonly at: number
  readonly line: number
}

/** A script that is parsed as far as it has been run, once for all who run it. */
export class ParsedScript {
  private readonly lines: ScriptLine[] = []
  private readonly parser: Parser
  private mistake: unknown

  constructor(source: string, firstLine: number, aliases?: Aliases) {
    this.parser = new Parser(source, firstLine, aliases)
  }

  /** The nth command, from 0; a mistake in the grammar is thrown by everyone who reaches it. */
  line(number: number): ScriptLine {
    while (this.lines.length <= number) {
      if (this.mistake !== undefined) throw this.mistake
      try {
        this.read()
      } catch (error) {
        this.mistake = error
      }
    }
    return this.lines[number] as ScriptLine
  }

  private read(): void {
    const line = this.parser.parseLine()
    if (line.type === 'end') this.lines.push(line)
    else if (line.type === 'command') {
      const { atEnd, place } = this.parser
      this.lines.push({ type: 'command', command: line.command, last: atEnd, next: place })
    }
  }
}

const cache = new Map<string, ParsedScript>()
/** How many scripts are kept: those of probes and traps, which run again and again. */
const MOST_SCRIPTS = 200

/** The parsed form of a script without aliases; parsing has no effect, so that it is shared. */
export function parsedScript(source: string, firstLine: number): ParsedScript {
  const key = `${firstLine}\n${source}`
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= MOST_SCRIPTS) cache.clear()
  const parsed = new ParsedScript(source, firstLine)
  cache.set(key, parsed)
  return parsed
}
