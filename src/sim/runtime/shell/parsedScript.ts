import { type ParsedLine, Parser } from './parser.ts'

/** A line of a script that is a command, or the script's end. */
export type ScriptLine =
  | {
      readonly type: 'command'
      readonly command: Extract<ParsedLine, { type: 'command' }>['command']
      readonly last: boolean
    }
  | { readonly type: 'end' }

/** A script that is parsed as far as it has been run, once for all who run it. */
class ParsedScript {
  private readonly lines: ScriptLine[] = []
  private readonly parser: Parser
  private mistake: unknown

  constructor(source: string) {
    this.parser = new Parser(source)
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
    else if (line.type === 'command')
      this.lines.push({ type: 'command', command: line.command, last: this.parser.atEnd })
  }
}

const cache = new Map<string, ParsedScript>()
/** How many scripts are kept: those of probes and traps, which run again and again. */
const MOST_SCRIPTS = 200

/** The parsed form of a script; parsing has no effect, so that it is shared. */
export function parsedScript(source: string): ParsedScript {
  const known = cache.get(source)
  if (known !== undefined) return known
  if (cache.size >= MOST_SCRIPTS) cache.clear()
  const parsed = new ParsedScript(source)
  cache.set(source, parsed)
  return parsed
}
