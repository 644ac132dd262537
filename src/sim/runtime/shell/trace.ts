import { KEYWORDS } from './tokens.ts'

/** Characters that a word may have without quotes. Models ash's maybe_single_quote. */
const PLAIN = /^[+,\-./0-9:@A-Z\]^_a-z]*$/

/** A value as `set -x` prints it: in single quotes where it would not be read back as it is. */
export function quoteForTrace(text: string): string {
  return PLAIN.test(text) ? text : singleQuote(text)
}

/** A word of a command as `set -x` prints it: keywords are quoted too. */
export function quoteWordForTrace(text: string): string {
  return KEYWORDS.has(text) ? singleQuote(text) : quoteForTrace(text)
}

/** A text in single quotes, as a shell reads it back. */
export function singleQuote(text: string): string {
  return text.replace(/([^']*)('*)/g, (_, plain: string, quotes: string, at: number) => {
    if (plain === '' && quotes === '') return at === 0 ? "''" : ''
    return quotes === '' ? `'${plain}'` : `'${plain}'"${quotes}"`
  })
}
