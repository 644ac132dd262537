import type { ContainerStatus, PodCondition } from '../../src/api/types.ts'
import type { Observation } from '../../src/cli/recording.ts'
import { type Aliases, familyOf, ofAnyNumber } from './aliases.ts'
import { cleanText } from './cleanText.ts'
import type { RecordedEndpoints, RecordedPod, RecordedWorkload } from './recordedObjects.ts'
import { statusColumn } from './statusColumn.ts'

/** What an observation says of one facet. */
export interface FacetValue {
  readonly facet: string
  readonly value: string
}

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'ReplicationController',
])

/** Fields of a workload's status that are told otherwise, differ from run to run, or say when and not what. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'conditions',
  'observedGeneration',
  'startTime',
  'completionTime',
  'uncountedTerminatedPods',
  'currentRevision',
  'updateRevision',
  'collisionCount',
  'lastScheduleTime',
  'lastSuccessfulTime',
])

/** The facets of an observed object, each with its value at that instant. */
export function facetsOf(observation: Observation, aliases: Aliases): FacetValue[] {
  const { kind, type, object } = observation
  const name = aliases.of(kind, observation.name)
  if (kind === 'Pod') return podFacets(`pod ${name}`, type, (object ?? {}) as RecordedPod, aliases)
  if (kind === 'EndpointSlice') {
    return type === 'DELETED' ? [] : [endpointsFacet(name, (object ?? {}) as RecordedEndpoints, aliases)]
  }
  if (WORKLOADS.has(kind)) return workloadFacets(kind, name, type, (object ?? {}) as RecordedWorkload, aliases)
  return []
}

function podFacets(subject: string, type: Observation['type'], pod: RecordedPod, aliases: Aliases): FacetValue[] {
  const existence = existenceFacet(subject, type, pod)
  if (type === 'DELETED') return [existence]
  const status = pod.status ?? {}
  const containers = [status.initContainerStatuses, status.containerStatuses, status.ephemeralContainerStatuses]
  return [
    existence,
    { facet: `${subject} · phase`, value: withReason(String(status.phase), status.reason) },
    { facet: `${subject} · STATUS`, value: statusColumn(pod) },
    ...conditionFacets(subject, status.conditions ?? [], aliases),
    ...containers.flatMap((list) => list ?? []).flatMap((container) => containerFacets(subject, container)),
  ]
}

function containerFacets(subject: string, container: ContainerStatus): FacetValue[] {
  const { name, ready, started, restartCount } = container
  const readiness = `${ready ? 'ready' : 'not ready'}, ${started ? 'started' : 'not started'}`
  return [
    { facet: `${subject} · container ${name}`, value: containerState(container) },
    { facet: `${subject} · ready ${name}`, value: readiness },
    { facet: `${subject} · restarts ${name}`, value: String(restartCount) },
  ]
}

function containerState({ state }: ContainerStatus): string {
  if (state?.running) return 'running'
  if (state?.terminated) {
    const { reason, exitCode, signal } = state.terminated
    return `terminated ${reason ?? ''} ${exitCode}${signal ? ` signal ${signal}` : ''}`
  }
  return state?.waiting ? `waiting ${state.waiting.reason ?? ''}` : 'none'
}

function endpointsFacet(name: string, slice: RecordedEndpoints, aliases: Aliases): FacetValue {
  const service = familyOf(name.replace(/-\w{5}$/, ''))
  const endpoints = (slice.endpoints ?? []).map(({ targetRef, conditions }) => {
    const pod = targetRef === undefined ? '<ip>' : ofAnyNumber(aliases.of('Pod', targetRef.name))
    const held = (['ready', 'serving', 'terminating'] as const).filter((condition) => conditions?.[condition])
    return [pod, ...held].join(' ')
  })
  return { facet: `endpoints ${service}`, value: endpoints.sort().join('; ') || 'none' }
}

function workloadFacets(
  kind: string,
  name: string,
  type: Observation['type'],
  workload: RecordedWorkload,
  aliases: Aliases,
): FacetValue[] {
  const subject = `${kind} ${name}`
  const existence = existenceFacet(subject, type, workload)
  if (type === 'DELETED') return [existence]
  const { status = {} } = workload
  // a CronJob's list of active Jobs holds generated names
  const counts = Object.entries(status)
    .filter(([field, value]) => value && !LEFT_OUT.has(field) && !(field === 'active' && kind === 'CronJob'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => `${field} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
  return [
    existence,
    { facet: `${subject} · status`, value: counts.join(', ') || 'empty' },
    ...conditionFacets(subject, status.conditions ?? [], aliases),
  ]
}

function existenceFacet(
  subject: string,
  type: Observation['type'],
  object: RecordedPod | RecordedWorkload,
): FacetValue {
  const deleting = object.metadata?.deletionTimestamp !== undefined
  const value = type === 'DELETED' ? 'gone' : deleting ? 'terminating' : 'live'
  return { facet: `${subject} · existence`, value }
}

function conditionFacets(subject: string, conditions: readonly PodCondition[], aliases: Aliases): FacetValue[] {
  return conditions.map(({ type, status, reason, message }) => ({
    facet: `${subject} · condition ${type}`,
    value: `${withReason(status, reason)}${message ? `: ${cleanText(message, aliases)}` : ''}`,
  }))
}

const withReason = (value: string, reason: string | undefined): string => (reason ? `${value} (${reason})` : value)
