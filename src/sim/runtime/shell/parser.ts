import { redirectionOf } from './redirections.ts'
import { SPECIAL_BUILTINS } from './specialBuiltins.ts'
import {
  type Assignment,
  type CaseItem,
  type Command,
  directCommand,
  type Redirection,
  type Script,
  type Word,
  word,
} from './syntax.ts'
import { type Aliases, TokenReader } from './tokenReader.ts'
import { asAssignment } from './tokens.ts'
import type { SubstitutionParser } from './wordLexer.ts'

/** Where a list ends: the keywords and operators that no command begins with. */
const LIST_ENDS = new Set(['do', 'done', 'elif', 'else', 'esac', 'fi', 'then', '}', ')', ';;'])

/** What `parseLine` gives: a command, an empty line, or the end of the script. */
export type ParsedLine =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'empty' }
  | { readonly type: 'end' }

/** Parses a script line by line, as ash reads it: what stands before an error has been run by then. */
export class Parser extends TokenReader implements SubstitutionParser {
  private depth = 0

  constructor(source: string, firstLine: number, aliases?: Aliases) {
    super(source, firstLine, aliases)
    this.lexer.parser = this
  }

  /** The next complete command line. */
  parseLine(): ParsedLine {
    const first = this.peek()
    if (first.type === 'end') return { type: 'end' }
    if (first.type === 'newline') {
      this.take()
      return { type: 'empty' }
    }
    const command = this.list('line')
    return command === undefined ? { type: 'empty' } : { type: 'command', command }
  }

  substitution(): Script {
    const outer = this.token
    this.token = undefined
    const command = this.list('maybe empty')
    const close = this.take()
    if (close.type !== 'operator' || close.operator !== ')') this.unexpected(close, ')')
    this.token = outer
    return command
  }

  beginning(text: string, line: number): { readonly script: Script; readonly length: number } {
    const parser = this.inner(text, line)
    const script = parser.substitution()
    return { script, length: parser.lexer.at }
  }

  private inner(text: string, line: number): Parser {
    const parser = new Parser(text, line)
    parser.depth = this.depth + 1
    if (parser.depth > MAX_NESTING) this.lexer.fail('too deeply nested')
    return parser
  }

  nested(text: string): Script {
    const parser = this.inner(text, this.lexer.line)
    const commands: Command[] = []
    for (;;) {
      const line = parser.parseLine()
      if (line.type === 'end') break
      if (line.type === 'command') commands.push(line.command)
    }
    return sequence(commands)
  }

  private list(extent: 'line' | 'compound' | 'maybe empty'): Command | undefined {
    const commands: Command[] = []
    if (extent !== 'line') this.skipNewlines()
    // at the end of the script the keyword that is missing is what the message names
    if (extent === 'maybe empty' ? this.atListEnd() : extent === 'compound' && this.peek().type === 'end')
      return undefined
    for (;;) {
      let command = this.andOr()
      let token = this.peek()
      if (token.type === 'operator' && (token.operator === '&' || token.operator === ';')) {
        if (token.operator === '&') command = { type: 'background', command }
        this.take()
        commands.push(command)
        token = this.peek()
      } else {
        commands.push(command)
        if (token.type !== 'newline' && token.type !== 'end') {
          if (extent === 'line') this.unexpected(token)
          break
        }
      }
      if (token.type === 'end') {
        this.lexer.readHereDocuments()
        break
      }
      if (token.type === 'newline') {
        this.take()
        if (extent === 'line') break
      }
      if (extent !== 'line') this.skipNewlines()
      if (this.atListEnd()) {
        if (extent === 'line' && this.peek().type !== 'end') this.unexpected(this.peek())
        break
      }
    }
    return sequence(commands)
  }

  private atListEnd(): boolean {
    if (this.peek().type === 'end') return true
    const mark = this.peekMark()
    return mark !== undefined && LIST_ENDS.has(mark)
  }

  /** A list that must hold a command. */
  private body(): Command {
    return this.list('compound') ?? { type: 'sequence', commands: [] }
  }

  private andOr(): Command {
    let left = this.pipeline()
    for (;;) {
      const token = this.peek()
      if (token.type !== 'operator' || (token.operator !== '&&' && token.operator !== '||')) return left
      this.take()
      this.skipNewlines()
      left = { type: token.operator === '&&' ? 'and' : 'or', left, right: this.pipeline() }
    }
  }

  private pipeline(): Command {
    const negated = this.peekMark() === '!'
    if (negated) this.take()
    const commands = [this.command()]
    for (;;) {
      const token = this.peek()
      if (token.type !== 'operator' || token.operator !== '|') break
      this.take()
      this.skipNewlines()
      commands.push(this.command())
    }
    const [only] = commands
    const pipeline: Command = commands.length === 1 && only !== undefined ? only : { type: 'pipeline', commands }
    return negated ? { type: 'not', command: pipeline } : pipeline
  }

  private command(): Command {
    if (++this.depth > MAX_NESTING) this.lexer.fail('too deeply nested')
    this.substituteAliases()
    const { line } = this.lexer
    const command = this.compound(line) ?? this.simple()
    this.depth--
    if (command.type === 'simple' || command.type === 'function') return command
    const redirections: Redirection[] = []
    while (this.peek().type === 'redirection') redirections.push(this.redirection())
    return redirections.length === 0 ? command : { type: 'redirected', command, redirections, line }
  }

  private compound(line: number): Command | undefined {
    const mark = this.peekMark()
    switch (mark) {
      case 'if':
        this.take()
        return this.conditional()
      case 'while':
      case 'until': {
        this.take()
        const condition = this.body()
        return { type: mark, condition, body: this.loopBody() }
      }
      case 'for':
        this.take()
        return this.forLoop(line)
      case 'case':
        this.take()
        return this.caseOf(line)
      case '(': {
        this.take()
        const body = this.body()
        this.expect(')')
        return { type: 'subshell', body, line }
      }
      case '{': {
        this.take()
        const body = this.body()
        this.expect('}')
        return body.type === 'sequence' ? body : { type: 'sequence', commands: [body] }
      }
      case 'function': {
        this.take()
        const name = this.take()
        if (name.type !== 'word' || name.text === undefined) this.unexpected(name)
        if (this.peekMark() === '(') {
          this.take()
          this.expect(')')
        }
        this.skipNewlines()
        return { type: 'function', name: name.text, body: this.command() }
      }
      default:
        return undefined
    }
  }

  private conditional(): Command {
    const condition = this.body()
    this.expect('then')
    const then = this.body()
    const mark = this.peekMark()
    if (mark === 'elif') {
      this.take()
      return { type: 'if', condition, then, otherwise: this.conditional() }
    }
    if (mark === 'else') {
      this.take()
      const otherwise = this.body()
      this.expect('fi')
      return { type: 'if', condition, then, otherwise }
    }
    this.expect('fi')
    return { type: 'if', condition, then }
  }

  private loopBody(): Command {
    this.expect('do')
    const body = this.body()
    this.expect('done')
    return body
  }

  private forLoop(line: number): Command {
    const variable = this.take()
    const name = variable.type === 'word' ? variable.text : undefined
    if (name === undefined || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) this.lexer.fail('bad for loop variable')
    this.skipNewlines()
    let words: Word[] | undefined
    if (this.peekMark() === 'in') {
      this.take()
      words = []
      for (;;) {
        const token = this.peek()
        if (token.type !== 'word') break
        this.take()
        words.push(token.word)
      }
      const end = this.peek()
      if (end.type !== 'newline' && !(end.type === 'operator' && end.operator === ';')) this.unexpected(end)
      this.take()
    } else if (this.peekMark() === ';') this.take()
    this.skipNewlines()
    const body = this.loopBody()
    return words === undefined ? { type: 'for', name, body, line } : { type: 'for', name, words, body, line }
  }

  private caseOf(line: number): Command {
    const subject = this.take()
    if (subject.type !== 'word') this.unexpected(subject, 'word')
    this.skipNewlines()
    this.expect('in')
    this.skipNewlines()
    const items: CaseItem[] = []
    while (this.peekMark() !== 'esac') {
      if (this.peek().type === 'end') this.unexpected(this.peek(), ')')
      if (this.peekMark() === '(') this.take()
      const patterns: Word[] = []
      for (;;) {
        const pattern = this.take()
        if (pattern.type !== 'word') this.unexpected(pattern)
        patterns.push(pattern.word)
        if (this.peekMark() !== '|') break
        this.take()
      }
      this.expect(')')
      const body = this.list('maybe empty')
      items.push(body === undefined ? { patterns } : { patterns, body })
      this.skipNewlines()
      if (this.peekMark() === 'esac') break
      this.expect(';;')
      this.skipNewlines()
    }
    this.take()
    return { type: 'case', word: subject.word, items, line }
  }

  private simple(): Command {
    const assignments: Assignment[] = []
    const words: Word[] = []
    const redirections: Redirection[] = []
    const first = this.peek()
    const { line } = this.lexer
    const mark = this.peekMark()
    if (first.type !== 'word' && first.type !== 'redirection') this.unexpected(first)
    if (mark !== undefined) this.unexpected(first)
    let doubleBrackets = false
    for (;;) {
      const token = this.peek()
      if (token.type === 'redirection') redirections.push(this.redirection())
      else if (token.type === 'word' && words.length > 0 && this.lexer.followsBlankAlias()) this.substituteAliases()
      else if (token.type === 'word') {
        this.take()
        const assignment = words.length === 0 ? asAssignment(token.word) : undefined
        if (assignment !== undefined) assignments.push(assignment)
        else {
          words.push(token.word)
          if (words.length === 1) doubleBrackets = token.text === '[['
          else if (token.text === ']]') doubleBrackets = false
        }
      } else if (token.type === 'operator' && doubleBrackets && (token.operator === '&&' || token.operator === '||')) {
        this.take()
        words.push(word([{ type: 'text', text: token.operator, quoted: true }]))
      } else if (
        token.type === 'operator' &&
        token.operator === '(' &&
        words.length === 1 &&
        assignments.length + redirections.length === 0
      ) {
        const name = words[0]?.plain ?? ''
        this.take()
        this.expect(')')
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || SPECIAL_BUILTINS.has(name)) this.lexer.fail('bad function name')
        this.skipNewlines()
        return { type: 'function', name, body: this.command() }
      } else break
    }
    return {
      type: 'simple',
      assignments,
      words,
      redirections,
      line,
      direct: directCommand(words, assignments, redirections),
    }
  }

  private redirection(): Redirection {
    const token = this.take()
    if (token.type !== 'redirection') this.unexpected(token)
    const target = this.take()
    if (target.type !== 'word') this.unexpected(target)
    const redirection = redirectionOf(token, target, this.lexer.pending)
    if (redirection === undefined) return this.unexpected(token)
    return redirection
  }
}

/** How deep commands may be nested. */
const MAX_NESTING = 200

const sequence = (commands: readonly Command[]): Command | undefined =>
  commands.length <= 1 ? commands[0] : { type: 'sequence', commands }
