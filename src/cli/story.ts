import type { Observation, Recording } from './recording.ts'

type Fields = Readonly<Record<string, unknown>>
type Facts = ReadonlyMap<string, string>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')
const quoted = (value: unknown): string => (text(value) === '' ? '' : JSON.stringify(value))

/** A recording as people read it: one line for each thing that changed, in time order. */
export function storyOf(recording: Recording): readonly string[] {
  const lines: { t: number; text: string }[] = []
  for (const { t, kind, name, error } of recording.created) {
    lines.push({ t, text: `create ${kind}/${name}${error === undefined ? '' : ` → ${error}`}` })
  }
  for (const { t, run, stdout = '', stderr = '', code } of recording.steps) {
    const said = [stdout, stderr].map((output) => output.trim()).filter((output) => output !== '')
    lines.push({ t, text: [`$ ${run.trim()}`, ...said, ...(code === 0 ? [] : [`exit code ${code}`])].join(' → ') })
  }
  const known = new Map<string, Facts>()
  for (const observation of recording.observations) {
    const line = lineOf(observation, known)
    if (line !== undefined) lines.push({ t: observation.t, text: line })
  }
  for (const { t, dur, call, pod, container, attempt, detail = '', error } of recording.criCalls ?? []) {
    if (call === 'ExecSync') continue
    const subject = `${pod}${container === undefined ? '' : `/${container}`}#${attempt}`
    lines.push({ t, text: words('  cri', call, subject, detail, `(${dur}s)`, error === undefined ? '' : `✗ ${error}`) })
  }
  // stable: what happened at one instant stays in the order in which it was told
  return lines.sort((a, b) => a.t - b.t).map((line) => `${line.t.toFixed(3).padStart(8)}  ${line.text}`)
}

function lineOf(observation: Observation, known: Map<string, Facts>): string | undefined {
  const { type, kind, name } = observation
  const object = fieldsOf(observation.object)
  if (kind === 'Event') {
    const count = Number(fieldsOf(object.series).count ?? object.count ?? 1)
    const times = count > 1 ? ` x${count}` : ''
    return `event ${text(object.object)} ${text(object.type)} ${text(object.reason)}${times}: ${text(object.message)}`
  }
  const id = `${kind}/${name}`
  if (type === 'DELETED') return `${id} gone`
  const before = known.get(id) ?? new Map<string, string>()
  const now = factsOf(kind, object)
  known.set(id, now)
  const keys = [...new Set([...before.keys(), ...now.keys()])]
  const changes = keys.filter((key) => before.get(key) !== now.get(key)).map((key) => `${key}: ${now.get(key) ?? '-'}`)
  if (type !== 'ADDED' && changes.length === 0) return undefined
  return `${id}${type === 'ADDED' ? ' added' : ''}  ${changes.join(' · ')}`
}

/** What the story tells of an object's version. */
function factsOf(kind: string, object: Fields): Facts {
  const facts = new Map<string, string>()
  const metadata = fieldsOf(object.metadata)
  const status = fieldsOf(object.status)
  if (metadata.deletionTimestamp !== undefined) {
    facts.set('deleting', `at ${text(metadata.deletionTimestamp)}, grace ${text(metadata.deletionGracePeriodSeconds)}`)
  }
  switch (kind) {
    case 'Pod':
      facts.set('phase', words(text(status.phase), text(status.reason), quoted(status.message)))
      for (const container of containersOf(status)) facts.set(`[${text(container.name)}]`, containerText(container))
      break
    case 'EndpointSlice':
      facts.set('endpoints', listOf(object.endpoints).map(endpointText).join('; ') || 'none')
      break
    case 'Node':
      facts.set('taints', JSON.stringify(object.taints ?? []))
      if (object.unschedulable === true) facts.set('unschedulable', 'true')
      break
    default: {
      const { conditions: _conditions, ...rest } = status
      facts.set('status', JSON.stringify(rest))
    }
  }
  for (const condition of listOf(status.conditions ?? object.conditions)) {
    facts.set(text(condition.type), words(text(condition.status), text(condition.reason), quoted(condition.message)))
  }
  return facts
}

function containersOf(status: Fields): readonly Fields[] {
  const { initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = status
  return [initContainerStatuses, containerStatuses, ephemeralContainerStatuses].flatMap(listOf)
}

function containerText(container: Fields): string {
  const last = fieldsOf(fieldsOf(container.lastState).terminated)
  return words(
    stateText(fieldsOf(container.state)),
    container.ready === true ? 'ready' : '',
    container.started === true ? 'started' : '',
    `restarts ${text(container.restartCount)}`,
    last.reason === undefined ? '' : `last(${text(last.reason)} ${text(last.exitCode)})`,
  )
}

function stateText(state: Fields): string {
  if (state.running !== undefined) return 'running'
  const terminated = fieldsOf(state.terminated)
  if (state.terminated !== undefined) return `terminated(${text(terminated.reason)} ${text(terminated.exitCode)})`
  return `waiting(${text(fieldsOf(state.waiting).reason)})`
}

function endpointText(endpoint: Fields): string {
  const conditions = fieldsOf(endpoint.conditions)
  const held = ['ready', 'serving', 'terminating'].filter((name) => conditions[name] === true)
  return words(text(fieldsOf(endpoint.targetRef).name ?? endpoint.addresses), ...held)
}
