/** A word as `set -x` prints it: in single quotes where it would not be read back as it is. */
export function quoteForTrace(text: string): string {
  if (text !== '' && /^[A-Za-z0-9_@%+=:,./\-[\]]+$/.test(text)) return text
  return singleQuote(text)
}

/** A text in single quotes, as a shell reads it back. */
export function singleQuote(text: string): string {
  return text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`"'"`)
}
