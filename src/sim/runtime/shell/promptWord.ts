import { Lexer, nestedParserFor } from './lexer.ts'
import { Parser } from './parser.ts'
import { type Word, word } from './syntax.ts'

const cache = new Map<string, Word>()
const MOST_PROMPTS = 50

/** A prompt as a word to be expanded: as if it stood in double quotes. */
export function promptWord(text: string, line: number): Word {
  const known = cache.get(text)
  if (known !== undefined) return known
  const lexer = new Lexer(text)
  const parser = new Parser('', line)
  lexer.parser = nestedParserFor(lexer, parser)
  const read = word(lexer.parts('here-document'))
  if (cache.size >= MOST_PROMPTS) cache.clear()
  cache.set(text, read)
  return read
}
