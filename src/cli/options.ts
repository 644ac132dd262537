import { type Millis, parseDuration } from '../base/millis.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { UsageError } from './host.ts'

/** The value of `--kubernetes`: "1.34", "v1.36", "1.36.3". */
export function kubernetesVersion(text: string): Scenario['kubernetesVersion'] {
  const minor = /^v?(1\.\d+)(\.\d+)?$/.exec(text)?.[1]
  if (minor === '1.36' || minor === '1.34') return minor
  throw new UsageError(`--kubernetes is 1.36 or 1.34, not ${text}`)
}

/** The value of an option that is a span: "5m", "42s", or a number of seconds. */
export function durationOption(option: string, text: string): Millis {
  const span = parseDuration(text)
  if (span === undefined || span < 0) throw new UsageError(`${option} is a duration such as 42s or 5m, not ${text}`)
  return span
}

/** The value of `--seed`. */
export function seedOption(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new UsageError(`--seed is a whole number, not ${text}`)
  return Number(text)
}
