import { err, ok, type Result } from '../../base/result.ts'
import { type PosixRule, parsePosixRule, posixOffset } from './posixRule.ts'
import rulesByZones from './zones.generated.json' with { type: 'json' }

/** How a place's clocks go. */
export interface TimeZone {
  readonly name: string
  readonly rule: PosixRule
}

/** Coordinated universal time. */
export const UTC: TimeZone = { name: 'UTC', rule: { standard: 0 } }

const RULES = new Map(
  Object.entries(rulesByZones).flatMap(([rule, zones]) => zones.split(' ').map((zone) => [zone, rule] as const)),
)

/** A zone by its IANA name; "" and "Local" are UTC, as in the cluster's containers. Models time.LoadLocation; only the rules in force since 2026 are known. */
export function timeZoneOf(name: string): TimeZone | undefined {
  if (name === '' || name === 'Local') return UTC
  const rule = RULES.get(name)
  const parsed = rule === undefined ? undefined : parsePosixRule(rule)
  return parsed === undefined ? undefined : { name, rule: parsed }
}

/** A zone by its name, or Go's words why there is none. Models time.LoadLocation. */
export function loadTimeZone(name: string): Result<TimeZone, string> {
  if (/^[/\\]|\.\./.test(name)) return err('time: invalid location name')
  const zone = timeZoneOf(name)
  if (zone !== undefined) return ok(zone)
  const folder = [...RULES.keys()].some((known) => known.startsWith(`${name}/`))
  return err(folder ? 'is a directory' : `unknown time zone ${name}`)
}

/** How far a zone's clocks are ahead of UTC at an instant; both in milliseconds, the instant since 1970. */
export function offsetAt(zone: TimeZone, instant: number): number {
  return posixOffset(zone.rule, instant)
}
