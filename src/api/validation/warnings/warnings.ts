import type { Draft } from '../../defaults/draft.ts'
import { podSpecOf } from '../../defaults/dropDisabledFields.ts'
import type { KubernetesObject, Service, StatefulSet } from '../../types.ts'
import { dnsLabelErrors } from '../names.ts'
import { podWarnings } from './podWarnings.ts'

/** Kinds whose names become part of pods' names. */
const NAMES_PODS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'Job', 'CronJob', 'ReplicationController'])

/** What the server warns about when it accepts an object. Models the WarningsOnCreate of the kinds' strategies (1.36). */
export function warningsFor(object: KubernetesObject): readonly string[] {
  const kind = object.kind ?? ''
  const spec = podSpecOf(object as Draft<KubernetesObject>)
  const pods = spec ? podWarnings(spec, object.metadata, templatePath(kind)) : []
  return [...nameWarnings(object, kind), ...kindWarnings(object, kind), ...pods]
}

function templatePath(kind: string): string {
  switch (kind) {
    case 'Pod':
      return ''
    case 'CronJob':
      return 'spec.jobTemplate.spec.template.'
    default:
      return 'spec.template.'
  }
}

function nameWarnings(object: KubernetesObject, kind: string): string[] {
  const wrong = dnsLabelErrors(object.metadata?.name ?? '')
  if (wrong.length === 0 || (kind !== 'Pod' && !NAMES_PODS.has(kind))) return []
  const used = kind === 'Pod' ? "the Pod's hostname" : 'Pod names and hostnames'
  const advice = 'which can result in surprising behavior; a DNS label is recommended'
  return [`metadata.name: this is used in ${used}, ${advice}: [${wrong.join(' ')}]`]
}

function kindWarnings(object: KubernetesObject, kind: string): string[] {
  if (kind === 'Service') return serviceWarnings(object as Service)
  if (kind !== 'StatefulSet') return []
  const kept = (object as StatefulSet).spec?.revisionHistoryLimit ?? 0
  if (kept >= 0) return []
  return ['spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended']
}

/** Models pkg/api/service/warnings.go. */
function serviceWarnings({ spec }: Service): string[] {
  const warnings: string[] = []
  if (spec?.clusterIP === 'None') {
    if (spec.loadBalancerIP) warnings.push('spec.loadBalancerIP is ignored for headless services')
    if ((spec.externalIPs ?? []).length > 0) warnings.push('spec.externalIPs is ignored for headless services')
    if (spec.sessionAffinity !== 'None') warnings.push('spec.SessionAffinity is ignored for headless services')
  }
  if (spec?.trafficDistribution === 'PreferClose') {
    warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"')
  }
  return warnings
}
