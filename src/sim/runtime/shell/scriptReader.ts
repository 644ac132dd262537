import { ParsedScript, parsedScript, type ScriptLine } from './parsedScript.ts'
import type { ShellState } from './shellState.ts'

/** Reads a script line by line, with the aliases that stand when a line is read. */
export class ScriptReader {
  private readonly state: ShellState
  private script: ParsedScript
  private source: string
  private number = 0
  private at = 0
  private place: { readonly at: number; readonly line: number }
  private aliases: ReadonlyMap<string, string>

  constructor(source: string, firstLine: number, state: ShellState) {
    this.state = state
    this.source = source
    this.place = { at: 0, line: firstLine }
    this.aliases = state.aliases
    this.script = this.aliases.size === 0 ? parsedScript(source, firstLine) : this.withAliases()
  }

  next(): ScriptLine {
    if (this.state.aliases !== this.aliases) {
      this.aliases = this.state.aliases
      this.source = this.source.slice(this.place.at)
      this.number = 0
      this.script = this.withAliases()
    }
    this.at = this.number === 0 ? 0 : this.place.at
    const line = this.script.line(this.number++)
    if (line.type === 'command') this.place = line.next
    return line
  }

  /** The text of the line that was read last. */
  get lastText(): string {
    const text = this.source.slice(this.at, this.place.at)
    return text.endsWith('\n') ? text : `${text}\n`
  }

  private withAliases(): ParsedScript {
    const { aliases } = this
    return new ParsedScript(this.source, this.place.line, { textOf: (name) => aliases.get(name) })
  }
}
