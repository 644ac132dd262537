import { err, ok, type Result } from '../../base/result.ts'
import { goQuote } from '../goText/goQuote.ts'
import { labelKeyErrors } from './labelSyntax.ts'
import { newRequirement, type Requirement, type RequirementOperator } from './requirement.ts'

interface Token {
  readonly kind: 'identifier' | 'word' | 'symbol' | 'end'
  readonly text: string
}

const END: Token = { kind: 'end', text: '' }
const OPERATORS: Readonly<Record<string, RequirementOperator>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
}

/** Reads a selector such as "app=web,tier in (a, b),!canary"; requirements come sorted by key. Models apimachinery pkg/labels/selector.go, Parse (1.36). */
export function parseSelector(text: string): Result<Requirement[], string> {
  const parser = new SelectorParser(text)
  const requirements = parser.parse()
  if (requirements === undefined) return err(parser.error)
  return ok(sortByKey(requirements))
}

/** Requirements in the order of their keys. */
export function sortByKey(requirements: readonly Requirement[]): Requirement[] {
  return [...requirements].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

class SelectorParser {
  error = ''
  private at = 0
  private readonly tokens: readonly Token[]

  constructor(text: string) {
    this.tokens = tokens(text)
  }

  parse(): Requirement[] | undefined {
    const requirements: Requirement[] = []
    if (this.next().kind === 'end') return requirements
    if (!startsRequirement(this.next())) {
      return this.refuse(`found '${this.next().text}', expected: !, identifier, or 'end of string'`)
    }
    for (;;) {
      const requirement = this.requirement()
      if (requirement === undefined) return this.refuse(`unable to parse requirement: ${this.error}`)
      requirements.push(requirement)
      const after = this.take()
      if (after.kind === 'end') return requirements
      if (after.text !== ',') return this.refuse(`found '${after.text}', expected: ',' or 'end of string'`)
      if (!startsRequirement(this.next())) {
        return this.refuse(`found '${this.next().text}', expected: identifier after ','`)
      }
    }
  }

  private requirement(): Requirement | undefined {
    let key = this.take()
    const negated = isSymbol(key, '!')
    if (negated) key = this.take()
    if (!isIdentifier(key)) return this.refuse(`found '${key.text}', expected: identifier`)
    const wrong = labelKeyErrors(key.text)
    if (wrong.length > 0) return this.refuse(`<nil>: Invalid value: ${goQuote(key.text)}: ${wrong.join('; ')}`)
    const after = this.next()
    if (negated) return this.build(key.text, '!', [])
    if (after.kind === 'end' || isSymbol(after, ',')) return this.build(key.text, 'exists', [])

    const operatorToken = this.take()
    const operator = operatorToken.kind === 'identifier' ? undefined : OPERATORS[operatorToken.text]
    if (operator === undefined) {
      return this.refuse(`found '${operatorToken.text}', expected: in, notin, =, ==, !=, gt, lt`)
    }
    const values = operator === 'in' || operator === 'notin' ? this.valueSet() : this.exactValue()
    return values === undefined ? undefined : this.build(key.text, operator, [...new Set(values)].sort())
  }

  private build(key: string, operator: RequirementOperator, values: readonly string[]): Requirement | undefined {
    const built = newRequirement(key, operator, values)
    return built.ok ? built.value : this.refuse(built.error)
  }

  private exactValue(): string[] | undefined {
    const ahead = this.next()
    if (ahead.kind === 'end' || isSymbol(ahead, ',')) return ['']
    const value = this.take()
    return isIdentifier(value) ? [value.text] : this.refuse(`found '${value.text}', expected: identifier`)
  }

  private valueSet(): string[] | undefined {
    const open = this.take()
    if (!isSymbol(open, '(')) return this.refuse(`found '${open.text}' expected: '('`)
    const first = this.next()
    if (isSymbol(first, ')')) {
      this.take()
      return ['']
    }
    if (!isIdentifier(first) && !isSymbol(first, ',')) {
      return this.refuse(`found '${first.text}', expected: ',', ')' or identifier`)
    }
    const values = this.identifiers()
    if (values === undefined) return undefined
    return isSymbol(this.take(), ')') ? values : this.refuse(`found '${first.text}', expected: ')'`)
  }

  // Commas without a value between them stand for the empty value.
  private identifiers(): string[] | undefined {
    const values: string[] = []
    for (;;) {
      const token = this.take()
      const ahead = this.next()
      if (isIdentifier(token)) {
        values.push(token.text)
        if (isSymbol(ahead, ')')) return values
        if (!isSymbol(ahead, ',')) return this.refuse(`found '${ahead.text}', expected: ',' or ')'`)
      } else if (isSymbol(token, ',')) {
        if (values.length === 0) values.push('')
        if (isSymbol(ahead, ')')) return [...values, '']
        if (isSymbol(ahead, ',')) {
          this.take()
          values.push('')
        }
      } else {
        return this.refuse(`found '${token.text}', expected: ',', or identifier`)
      }
    }
  }

  private next(): Token {
    return this.tokens[this.at] ?? END
  }

  private take(): Token {
    const token = this.next()
    this.at++
    return token
  }

  private refuse(why: string): undefined {
    this.error = why
    return undefined
  }
}

function tokens(text: string): Token[] {
  return [...text.matchAll(/==|!=|[=!(),<>]|[^=!(),<> \t\r\n]+/g)].map(([found]) => {
    if (found === 'in' || found === 'notin') return { kind: 'word', text: found }
    return { kind: /^[=!(),<>]/.test(found) ? 'symbol' : 'identifier', text: found }
  })
}

function startsRequirement(token: Token): boolean {
  return isIdentifier(token) || isSymbol(token, '!')
}

// "in" and "notin" are operators only where one is expected.
function isIdentifier(token: Token): boolean {
  return token.kind === 'identifier' || token.kind === 'word'
}

function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text
}
