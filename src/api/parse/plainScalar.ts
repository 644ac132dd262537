/** A JSON scalar. */
export type JsonScalar = string | number | boolean | null

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'])
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'])
const NULL = new Set(['', '~', 'null', 'Null', 'NULL'])
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/
const DECIMAL = /^[-+]?(0|[1-9][0-9]*)$/
const BASED: readonly (readonly [RegExp, number])[] = [
  [/^([-+]?)0[xX]([0-9a-fA-F]+)$/, 16],
  [/^([-+]?)0[bB]([01]+)$/, 2],
  [/^([-+]?)0[oO]?([0-7]+)$/, 8],
]

/** What an unquoted YAML scalar means to kubectl: YAML 1.1, so `yes` is true and `0755` is 493. Models go-yaml v2, resolve. */
export function resolvePlain(text: string): JsonScalar {
  if (NULL.has(text)) return null
  if (TRUE.has(text)) return true
  if (FALSE.has(text)) return false
  if (!/^[-+.0-9]/.test(text)) return text
  const digits = text.replaceAll('_', '')
  if (DECIMAL.test(digits)) return Number(digits)
  for (const [form, base] of BASED) {
    const match = form.exec(digits)
    if (match) return (match[1] === '-' ? -1 : 1) * Number.parseInt(match[2] ?? '', base)
  }
  return FLOAT.test(digits) ? Number(digits) : text
}
