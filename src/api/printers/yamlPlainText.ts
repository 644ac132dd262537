const BOOLEANS_AND_NULLS =
  /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF|~|null|Null|NULL)?$/
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/
const SPECIAL_FLOAT = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+]\d{2}:\d{2}))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/
const BASE_60 = /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/

/** Whether a text without quotes would be read as a text again, not as a number, a truth, a time or nothing. Models goyaml.v2, resolve. */
export function readsAsText(text: string): boolean {
  if (BOOLEANS_AND_NULLS.test(text) || SPECIAL_FLOAT.test(text) || BASE_60.test(text) || isTimestamp(text)) return false
  const digits = text.replaceAll('_', '')
  if (FLOAT.test(digits) && Number.isFinite(Number(digits))) return false
  return !isInteger(digits)
}

// Numbers that no 64 bits hold are texts.
function isInteger(text: string): boolean {
  const [, sign = '', magnitude] = INTEGER.exec(text) ?? []
  if (magnitude === undefined) return false
  const value = BigInt(magnitude.toLowerCase().replace(/^0([0-7]+)$/, '0o$1'))
  return value <= 2n ** (sign === '' ? 64n : 63n) - 1n || (sign === '-' && value === 2n ** 63n)
}

function isTimestamp(text: string): boolean {
  const found = TIMESTAMP.exec(text)
  if (found === null) return false
  const [year = 0, month = 0, day = 0, ...clock] = found.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day))
  const hours = Math.max(clock[0] ?? 0, clock[3] ?? 0)
  const rest = clock.filter((_, at) => at % 3 !== 0)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hours < 24 && rest.every((part) => part < 60)
}
