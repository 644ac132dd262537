import { SECOND } from '../base/millis.ts'

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
/** Containers that never started carry the zero of Unix time, which says nothing of the scenario. */
const ZERO_TIME = '1970-01-01T00:00:00Z'
const UID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const CONTAINER_ID = /(containerd:\/\/)([\w.-]+)/g

/** Replaces in recorded values what differs from run to run: instants by their distance from the start ("+12s"), uids and container ids by numbers in the order of their appearance. */
export class RelativeNames {
  private readonly uids = new Map<string, string>()
  private readonly containers = new Map<string, string>()
  private readonly startTime: number

  /** `startTime`: what clocks said at time 0, in milliseconds since 1970. */
  constructor(startTime: number) {
    this.startTime = startTime
  }

  /** A value with all its texts replaced; keys of maps come in alphabetical order. */
  relative(value: unknown): unknown {
    if (typeof value === 'string') return this.relativeText(value)
    if (Array.isArray(value)) return value.map((item) => this.relative(item))
    if (typeof value !== 'object' || value === null) return value
    const result: Record<string, unknown> = {}
    for (const key of Object.keys(value).sort()) {
      const item = (value as Record<string, unknown>)[key]
      if (item !== undefined) result[key] = this.relative(item)
    }
    return result
  }

  /** One text, replaced. */
  relativeText(text: string): string {
    if (TIMESTAMP.test(text)) return this.relativeTime(text)
    if (text.length < 10) return text
    return text
      .replace(CONTAINER_ID, (_, scheme: string, id: string) => scheme + numbered(this.containers, id, 'id'))
      .replace(UID, (uid) => numbered(this.uids, uid, 'uid'))
  }

  private relativeTime(text: string): string {
    if (text === ZERO_TIME) return text
    const span = (Date.parse(text) - this.startTime) / SECOND
    return `${span < 0 ? '' : '+'}${Number(span.toFixed(3))}s`
  }
}

function numbered(known: Map<string, string>, text: string, kind: string): string {
  const name = known.get(text) ?? `<${kind}-${known.size + 1}>`
  known.set(text, name)
  return name
}
