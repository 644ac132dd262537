import { sizeOf } from '../files/fileNode.ts'
import { matchesPattern } from '../shell/pattern.ts'
import { PatternError, posixRegExp } from './posixRegExp.ts'
import { instant, type Tool, type ToolCall } from './tool.ts'

/** What is wrong with an expression, if anything is said of it; no Error, as loops may make many and none needs its stack. */
class TestError {
  readonly message: string | undefined
  constructor(message?: string) {
    this.message = message
  }
}

/** How `test` was called: between double brackets more words are operators, and `=` compares with a pattern. */
type Brackets = 'single' | 'double'

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
const COMPARING = ['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef']
/** The operators between two words, and those between two expressions. */
const WORDS: Readonly<Record<Brackets, Record<'binary' | 'or' | 'and', ReadonlySet<string>>>> = {
  single: { binary: new Set(COMPARING), or: new Set(['-o']), and: new Set(['-a']) },
  double: { binary: new Set([...COMPARING, '=~']), or: new Set(['-o', '||']), and: new Set(['-a', '&&']) },
}

/** Models busybox test: a recursive descent over the arguments, with the shortcuts that POSIX gives for up to four of them. */
class Test {
  private readonly call: ToolCall
  private readonly args: readonly string[]
  private readonly brackets: Brackets
  private at = 0

  constructor(call: ToolCall, args: readonly string[], brackets: Brackets) {
    this.call = call
    this.args = args
    this.brackets = brackets
  }

  evaluate(): boolean {
    const { args } = this
    if (args.length === 0) return false
    if (args.length === 1) return args[0] !== ''
    if (args[0] === '!' && args.length <= 4 && !(args.length === 3 && this.isBinary(args[1]))) {
      return !new Test(this.call, args.slice(1), this.brackets).evaluate()
    }
    if (args.length === 3 && this.isBinary(args[1])) return this.binary(args[0] ?? '', args[1] ?? '', args[2] ?? '')
    const value = this.or()
    if (this.at < args.length) throw new TestError(`${args[this.at]}: unknown operand`)
    return value
  }

  private isBinary(word: string | undefined): boolean {
    return word !== undefined && WORDS[this.brackets].binary.has(word)
  }

  private or(): boolean {
    let value = this.and()
    while (WORDS[this.brackets].or.has(this.args[this.at] ?? '')) {
      this.at++
      value = this.and() || value
    }
    return value
  }

  private and(): boolean {
    let value = this.not()
    while (WORDS[this.brackets].and.has(this.args[this.at] ?? '')) {
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
    if (word === '(') {
      const value = this.or()
      if (args[this.at++] !== ')') throw new TestError('closing paren expected')
      return value
    }
    const operator = args[this.at]
    const binary = operator !== undefined && this.isBinary(operator)
    const operand = args[this.at + 1]
    if (binary && operand !== undefined) {
      this.at += 2
      return this.binary(word, operator, operand)
    }
    // without an operand it is a word like any other
    if (UNARY.has(word) && operator !== undefined) return this.unary(word, args[this.at++] ?? '')
    if (binary) throw new TestError(`${operator}: argument expected`)
    return word !== ''
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== ''
    if (operator === '-z') return operand === ''
    if (operator === '-t') {
      // no descriptor is a terminal's
      number(operand)
      return false
    }
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
      case '-u':
        return (node.mode & 0o4000) !== 0
      case '-g':
        return (node.mode & 0o2000) !== 0
      case '-k':
        return (node.mode & 0o1000) !== 0
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
        return this.equal(left, right)
      case '!=':
        return !this.equal(left, right)
      case '=~':
        return matches(left, right)
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

  private equal(left: string, right: string): boolean {
    return this.brackets === 'double' ? matchesPattern(right, left) : left === right
  }

  private files(left: string, operator: '-nt' | '-ot' | '-ef', right: string): boolean {
    const a = this.call.world.files.lookup(this.call.path(left))
    const b = this.call.world.files.lookup(this.call.path(right))
    if (a === undefined || b === undefined) return false
    if (operator === '-ef') return a === b
    return operator === '-nt' ? a.modified > b.modified : a.modified < b.modified
  }
}

/** Whether a text holds what a regular expression describes; of one that cannot be compiled nothing is said. */
function matches(text: string, pattern: string): boolean {
  try {
    return posixRegExp(pattern, 'extended', 's').test(text)
  } catch (error) {
    if (error instanceof PatternError) throw new TestError()
    throw error
  }
}

/** A number of 64 bits as strtoll reads it: what is too large is said before what follows it. */
function number(text: string): bigint {
  const [, digits = '', rest] = /^\s*([-+]?\d*)(.*?)\s*$/s.exec(text) ?? []
  const value = /\d/.test(digits) ? BigInt(digits.replace(/^\+/, '')) : undefined
  if (value !== undefined && BigInt.asIntN(64, value) !== value) throw new TestError(`${text}: out of range`)
  if (value === undefined || rest !== '') throw new TestError(text === '' ? 'bad number' : `${text}: bad number`)
  return value
}

const COMPARISONS: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
}

function compare(operator: string, a: bigint, b: bigint): boolean {
  return COMPARISONS[operator]?.(a, b) ?? false
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
      return new Test(call, args, closing === ']]' ? 'double' : 'single').evaluate() ? 0 : 1
    } catch (error) {
      if (!(error instanceof TestError)) throw error
      if (error.message !== undefined) call.complain(error.message)
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
