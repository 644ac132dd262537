import { sizeOf } from '../files/fileNode.ts'
import { instant, type Tool, type ToolCall } from './tool.ts'

/** An expression that test cannot read; the message is what it prints. */
/** What is wrong with an expression; no Error, as loops may make many and none needs its stack. */
class TestError {
  readonly message: string
  constructor(message: string) {
    this.message = message
  }
}

const UNARY = new Set([
  '-b',
  '-c',
  '-d',
  '-e',
  '-f',
  '-g',
  '-h',
  '-k',
  '-L',
  '-n',
  '-O',
  '-G',
  '-p',
  '-r',
  '-s',
  '-S',
  '-t',
  '-u',
  '-w',
  '-x',
  '-z',
])
const BINARY = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef'])

/** Models busybox test: a recursive descent over the arguments, with the shortcuts that POSIX gives for up to four of them. */
class Test {
  private readonly call: ToolCall
  private readonly args: readonly string[]
  private at = 0

  constructor(call: ToolCall, args: readonly string[]) {
    this.call = call
    this.args = args
  }

  evaluate(): boolean {
    const { args } = this
    if (args.length === 0) return false
    if (args.length === 1) return args[0] !== ''
    if (args[0] === '!' && args.length <= 4 && !(args.length === 3 && this.isBinary(args[1]))) {
      return !new Test(this.call, args.slice(1)).evaluate()
    }
    if (args.length === 3 && this.isBinary(args[1])) return this.binary(args[0] ?? '', args[1] ?? '', args[2] ?? '')
    const value = this.or()
    if (this.at < args.length) throw new TestError(`${args[this.at]}: unknown operand`)
    return value
  }

  private isBinary(word: string | undefined): boolean {
    return word !== undefined && BINARY.has(word)
  }

  private or(): boolean {
    let value = this.and()
    while (this.args[this.at] === '-o' || this.args[this.at] === '||') {
      this.at++
      value = this.and() || value
    }
    return value
  }

  private and(): boolean {
    let value = this.not()
    while (this.args[this.at] === '-a' || this.args[this.at] === '&&') {
      this.at++
      value = this.not() && value
    }
    return value
  }

  private not(): boolean {
    if (this.args[this.at] === '!') {
      this.at++
      return !this.not()
    }
    return this.primary()
  }

  private primary(): boolean {
    const { args } = this
    const word = args[this.at++]
    if (word === undefined) throw new TestError('argument expected')
    if (this.isBinary(args[this.at]) && this.at + 1 < args.length) {
      const operator = args[this.at++] ?? ''
      return this.binary(word, operator, args[this.at++] ?? '')
    }
    if (word === '(' || word === '\\(') {
      const value = this.or()
      if (args[this.at++] !== ')') throw new TestError('closing paren expected')
      return value
    }
    if (UNARY.has(word) && this.at < args.length) return this.unary(word, args[this.at++] ?? '')
    if (UNARY.has(word) && word !== '-t' && args.length > 1 && this.at >= args.length && this.at > 1) return true
    return word !== ''
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== ''
    if (operator === '-z') return operand === ''
    if (operator === '-t') return false
    const { world } = this.call
    if (operator === '-L' || operator === '-h') {
      const place = world.files.find(this.call.path(operand), { follow: 'all but the last' })
      return place.ok && place.value.node?.kind === 'link'
    }
    const node = operand === '' ? undefined : world.files.lookup(this.call.path(operand))
    if (node === undefined) return false
    switch (operator) {
      case '-d':
        return node.kind === 'directory'
      case '-f':
        return node.kind === 'file'
      case '-p':
        return node.kind === 'fifo'
      case '-c':
        return node.kind === 'device'
      case '-s':
        return sizeOf(node) > 0
      case '-x':
        return node.kind === 'directory' || (node.mode & 0o111) !== 0
      case '-w':
        return world.uid === 0 || (node.mode & 0o002) !== 0 || node.uid === world.uid
      case '-r':
      case '-e':
        return true
      case '-O':
        return node.uid === world.uid
      case '-G':
        return true
      default:
        return false
    }
  }

  private binary(left: string, operator: string, right: string): boolean {
    switch (operator) {
      case '=':
      case '==':
        return left === right
      case '!=':
        return left !== right
      case '<':
        return left < right
      case '>':
        return left > right
      case '-nt':
      case '-ot':
      case '-ef':
        return this.files(left, operator, right)
      default:
        return compare(operator, number(left), number(right))
    }
  }

  private files(left: string, operator: '-nt' | '-ot' | '-ef', right: string): boolean {
    const a = this.call.world.files.lookup(this.call.path(left))
    const b = this.call.world.files.lookup(this.call.path(right))
    if (a === undefined || b === undefined) return false
    if (operator === '-ef') return a === b
    return operator === '-nt' ? a.modified > b.modified : a.modified < b.modified
  }
}

function number(text: string): number {
  const trimmed = text.trim()
  if (!/^[-+]?\d+$/.test(trimmed)) throw new TestError(`${text}: bad number`)
  return Number(trimmed)
}

function compare(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case '-eq':
      return a === b
    case '-ne':
      return a !== b
    case '-lt':
      return a < b
    case '-le':
      return a <= b
    case '-gt':
      return a > b
    default:
      return a >= b
  }
}

function testTool(closing: ']' | ']]' | undefined): Tool {
  return instant((call) => {
    let { args } = call
    if (closing !== undefined) {
      if (args.at(-1) !== closing) {
        call.complain(`missing ${closing}`)
        return 2
      }
      args = args.slice(0, -1)
    }
    try {
      return new Test(call, args).evaluate() ? 0 : 1
    } catch (error) {
      if (!(error instanceof TestError)) throw error
      call.complain(error.message)
      return 2
    }
  })
}

/** `test` and its brackets. */
export const testingTools: Readonly<Record<string, Tool>> = {
  '[': testTool(']'),
  '[[': testTool(']]'),
  test: testTool(undefined),
}
