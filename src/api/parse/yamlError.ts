import type { YAMLParseError } from 'yaml'

interface Complaint {
  /** A scanner's complaint is counted from 1, a parser's from 0: so the numbers that kubectl prints come about. */
  readonly origin: 'scanner' | 'parser'
  readonly text: string
  readonly offset: number
}

const NOT_ALLOWED = 'mapping values are not allowed in this context'
const EXPECTED_KEY = 'did not find expected key'
const EXPECTED_COLON = "could not find expected ':'"

function complaintOf(error: YAMLParseError, text: string): Complaint {
  const [start, end] = error.pos
  const scanner = (words: string, offset = start): Complaint => ({ origin: 'scanner', text: words, offset })
  const parser = (words: string, offset = start): Complaint => ({ origin: 'parser', text: words, offset })
  switch (error.code) {
    case 'TAB_AS_INDENT':
    case 'BAD_SCALAR_START':
      return scanner('found character that cannot start any token')
    case 'BAD_DQ_ESCAPE':
      return scanner('found unknown escape character')
    case 'BAD_ALIAS':
      return scanner('did not find expected alphabetic or numeric character')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return scanner(NOT_ALLOWED)
    case 'MULTILINE_IMPLICIT_KEY':
      return text[start] === '-' ? parser(EXPECTED_KEY) : scanner(NOT_ALLOWED, end)
    case 'MISSING_CHAR':
      if (/quote/.test(error.message)) return scanner('found unexpected end of stream', text.length)
      if (/- indicator/.test(error.message)) return parser(EXPECTED_KEY)
      if (/end with a \]/.test(error.message)) return parser("did not find expected ',' or ']'", tokenFrom(text, start))
      if (/end with a \}/.test(error.message)) return parser("did not find expected ',' or '}'", tokenFrom(text, start))
      return scanner(EXPECTED_COLON, tokenFrom(text, afterLine(text, end)))
    case 'BAD_INDENT':
      if (/end with a \]/.test(error.message)) return parser("did not find expected ',' or ']'")
      if (/end with a \}/.test(error.message)) return parser("did not find expected ',' or '}'")
      return parser(EXPECTED_KEY)
    case 'UNEXPECTED_TOKEN':
      return text.trimStart().startsWith('-') ? parser("did not find expected '-' indicator") : parser(EXPECTED_KEY)
    default:
      return parser(EXPECTED_KEY)
  }
}

/** The offset of the next character that is not blank; the end of the text where there is none. */
function tokenFrom(text: string, offset: number): number {
  const blanks = /^\s*/.exec(text.slice(offset))?.[0].length ?? 0
  return offset + blanks
}

function afterLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** What is wrong with a document that is not YAML, in kubectl's words; `text` is that document's. Models go-yaml v2, parser.fail. */
export function yamlErrorMessage(errors: readonly YAMLParseError[], text: string): string {
  const multiline = errors.find((error) => error.code === 'MULTILINE_IMPLICIT_KEY')
  const first = errors[0]
  const error = first?.code === 'BLOCK_AS_IMPLICIT_KEY' ? (multiline ?? first) : first
  if (!error) return 'yaml: the document cannot be read'
  // The library's code for running out of stack, which its types do not list.
  if (String(error.code) === 'RESOURCE_EXHAUSTION') return 'yaml: exceeded max depth of 10000'
  const complaint = complaintOf(error, text)
  const above = text.slice(0, complaint.offset).split('\n').length - 1
  if (above === 0) return `yaml: ${complaint.text}`
  return `yaml: line ${complaint.origin === 'scanner' ? above + 1 : above}: ${complaint.text}`
}
