const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** What a Go text between quote marks means; undefined where an escape is not Go's. Models strconv.UnquoteChar over a whole text. */
export function goUnquote(text: string, mark: string): string | undefined {
  let failed = false
  const plain = text.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.?))/gu,
    (_, x?: string, u?: string, long?: string, octal?: string, char = '') => {
      const code = octal === undefined ? Number.parseInt(x ?? u ?? long ?? '', 16) : Number.parseInt(octal, 8)
      const wide = u !== undefined || long !== undefined
      if (wide && (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))) failed = true
      else if (octal !== undefined && code > 255) failed = true
      else if (!Number.isNaN(code)) return String.fromCodePoint(code)
      const meant = char === mark ? mark : ESCAPES[char]
      if (meant === undefined) failed = true
      return meant ?? ''
    },
  )
  return failed ? undefined : plain
}
