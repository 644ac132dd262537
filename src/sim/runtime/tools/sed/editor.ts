import type { Running } from '../../processes/virtualProcess.ts'
import { type Address, type Editing, SedError, type Substitution } from './script.ts'

/** Where an editor reads lines and puts text. Lines come without their newline. */
export interface EditorHost {
  /** Takes the next line; undefined at the end. */
  next(): Running<string | undefined>
  /** Whether the line at hand is the last. */
  isLast(): boolean
  put(text: string): void
  /** Writes a line to a file of w. */
  write(name: string, line: string): void
  /** What r appends. */
  read(name: string): string
}

const MAX_STEPS = 200_000

/** The state of a command's range of lines. */
interface Range {
  active: boolean
  /** The last line of a range that ends at a number. */
  end: number
  /** A range from a line number begins once. */
  spent: boolean
}

/** A script of sed at work on a stream of lines. Models busybox editors/sed.c, process_files. */
export class Editor {
  private line = 0
  private space = ''
  private hold = ''
  private replaced = false
  private lastMatcher: RegExp | undefined
  private appended: (() => void)[] = []
  private steps = 0
  private readonly ranges = new Map<Editing, Range>()
  private readonly commands: readonly Editing[]
  private readonly host: EditorHost
  private readonly quiet: boolean

  constructor(commands: readonly Editing[], host: EditorHost, output: 'quiet' | 'printing') {
    this.commands = commands
    this.host = host
    this.quiet = output === 'quiet'
  }

  /** Works to the end of the input, or to a q. */
  *work(): Running<void> {
    let restarted = false
    for (;;) {
      if (!restarted) {
        const line = yield* this.host.next()
        if (line === undefined) return
        this.line++
        this.space = line
      }
      this.replaced = false
      const outcome = yield* this.cycle()
      if ((outcome === 'end' || outcome === 'quit') && !this.quiet) this.host.put(this.space)
      this.flushAppended()
      if (outcome === 'quit' || outcome === 'stop') return
      restarted = outcome === 'restart'
    }
  }

  private flushAppended(): void {
    for (const append of this.appended.splice(0)) append()
  }

  /** Runs the script once. `end` prints the space, `discard` does not, `restart` keeps it, `quit` and `stop` are the last. */
  private *cycle(): Running<'end' | 'discard' | 'restart' | 'quit' | 'stop'> {
    const { host } = this
    for (let i = 0; i < this.commands.length; i++) {
      if (++this.steps > MAX_STEPS) throw new SedError('the script runs too long')
      const editing = this.commands[i] as Editing
      if (this.selects(editing) === editing.negated) {
        if (editing.command === '{') i = (editing.end ?? this.commands.length) - 1
        continue
      }
      switch (editing.command) {
        case 's':
          if (editing.substitution !== undefined) this.substitute(editing.substitution)
          break
        case 'y':
          this.space = [...this.space]
            .map((c) => [...(editing.translation ?? '')][[...editing.text].indexOf(c)] ?? c)
            .join('')
          break
        case 'p':
          host.put(this.space)
          break
        case 'P':
          host.put(this.space.split('\n')[0] ?? '')
          break
        case '=':
          host.put(String(this.line))
          break
        case 'a':
          this.appended.push(() => host.put(editing.text))
          break
        case 'r':
          this.appended.push(() => {
            const text = host.read(editing.text)
            if (text !== '') host.put(text.replace(/\n$/, ''))
          })
          break
        case 'i':
          host.put(editing.text)
          break
        case 'c':
          if (editing.to === undefined || !this.rangeOf(editing).active) host.put(editing.text)
          return 'discard'
        case 'd':
          return 'discard'
        case 'D': {
          const newline = this.space.indexOf('\n')
          if (newline < 0) return 'discard'
          this.space = this.space.slice(newline + 1)
          return 'restart'
        }
        case 'q':
          return 'quit'
        case 'w':
          host.write(editing.text, this.space)
          break
        case 'h':
          this.hold = this.space
          break
        case 'H':
          this.hold += `\n${this.space}`
          break
        case 'g':
          this.space = this.hold
          break
        case 'G':
          this.space += `\n${this.hold}`
          break
        case 'x':
          ;[this.space, this.hold] = [this.hold, this.space]
          break
        case 'n': {
          if (host.isLast()) return 'end'
          if (!this.quiet) host.put(this.space)
          this.flushAppended()
          const following = yield* host.next()
          if (following === undefined) return 'stop'
          this.line++
          this.space = following
          break
        }
        case 'N': {
          const following = host.isLast() ? undefined : yield* host.next()
          if (following === undefined) return 'end'
          this.flushAppended()
          this.line++
          this.space += `\n${following}`
          break
        }
        case 't':
        case 'T': {
          const jumps = this.replaced === (editing.command === 't')
          this.replaced = false
          if (jumps) i = this.labelAt(editing.text)
          break
        }
        case 'b':
          i = this.labelAt(editing.text)
          break
        default:
          break
      }
    }
    return 'end'
  }

  private labelAt(label: string): number {
    if (label === '') return this.commands.length
    return this.commands.findIndex(({ command, text }) => command === ':' && text === label)
  }

  private matcherOf(matcher: RegExp | undefined): RegExp {
    this.lastMatcher = matcher ?? this.lastMatcher
    if (this.lastMatcher === undefined) throw new SedError('no previous regexp')
    return this.lastMatcher
  }

  private substitute({ matcher, replacement, which, all, print, file }: Substitution): void {
    const used = this.matcherOf(matcher)
    let [result, at, seen, hit] = ['', 0, 0, false]
    for (const match of this.space.matchAll(new RegExp(used.source, `${used.flags}g`))) {
      const [text] = match
      // nothing is matched right behind a match
      if (text === '' && match.index === at && seen > 0 && at > 0) continue
      seen++
      if (!all && seen !== which) continue
      hit = true
      result += this.space.slice(at, match.index) + filledIn(replacement, match)
      at = match.index + text.length
      if (!all) break
    }
    result += this.space.slice(at)
    if (!hit) return
    this.space = result
    this.replaced = true
    if (print) this.host.put(this.space)
    if (file !== undefined) this.host.write(file, this.space)
  }

  private rangeOf(editing: Editing): Range {
    const known = this.ranges.get(editing) ?? { active: false, end: 0, spent: false }
    this.ranges.set(editing, known)
    return known
  }

  private hits(address: Address): boolean {
    switch (address.type) {
      case 'line':
        return address.line === this.line
      case 'last':
        return this.host.isLast()
      case 'match':
        return this.matcherOf(address.matcher).test(this.space)
      case 'lines':
        return false
    }
  }

  private selects(editing: Editing): boolean {
    const { from, to } = editing
    if (from === undefined) return true
    if (to === undefined) return this.hits(from)
    const range = this.rangeOf(editing)
    if (range.active) {
      range.active = to.type === 'match' || to.type === 'last' ? !this.hits(to) : this.line < range.end
      return true
    }
    const begins = from.type === 'line' ? !range.spent && from.line > 0 && from.line <= this.line : this.hits(from)
    if (!begins) return false
    range.spent = true
    range.end = to.type === 'line' ? to.line : to.type === 'lines' ? this.line + to.count : 0
    range.active = to.type === 'match' ? true : to.type === 'last' ? !this.host.isLast() : range.end > this.line
    return true
  }
}

/** A replacement with the match and its groups put in. */
function filledIn(replacement: string, match: readonly (string | undefined)[]): string {
  return replacement.replace(/\\([\s\S])|&/g, (token, escaped?: string) => {
    if (token === '&') return match[0] ?? ''
    if (escaped === undefined) return ''
    return /\d/.test(escaped) ? (match[Number(escaped)] ?? '') : (REPLACED[escaped] ?? escaped)
  })
}

const REPLACED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }
