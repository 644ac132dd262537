import type { Mark } from './mark.ts'

/** Who complains: the reader's complaints have no line, the scanner's count from 1, the parser's from 0. So the numbers that kubectl prints come about. */
export type Origin = 'reader' | 'scanner' | 'parser'

/** A document that is not YAML, or that JSON has no form for; the message is go-yaml's. Models go-yaml v2 decode.go, parser.fail and failf. */
export class YamlError extends Error {
  /** Where the person should look; often before the place that the message names. */
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** An error of the text's form, with the line that go-yaml names. */
export function syntaxError(origin: Origin, problem: string, mark: Mark, offset = mark.offset): YamlError {
  const line = mark.line === 0 || origin === 'reader' ? 0 : mark.line + (origin === 'scanner' ? 1 : 0)
  return new YamlError(`yaml: ${line === 0 ? '' : `line ${line}: `}${problem}`, offset)
}
