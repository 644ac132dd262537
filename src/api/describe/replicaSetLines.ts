import { NONE } from '../printers/cellText.ts'
import { matchesLabelSelector } from '../selector/selector.ts'
import type { Deployment, KubernetesObject, PodTemplateSpec, ReplicaSet } from '../types.ts'
import type { DescribeWriter } from './describeWriter.ts'

/** A Deployment's old ReplicaSets and its new one, if it has any. Models kubectl pkg/describe/describe.go, describeDeployment, and deployment util, GetAllReplicaSetsInChunks. */
export function replicaSetLines(
  writer: DescribeWriter,
  deployment: Deployment,
  objects: readonly KubernetesObject[],
): void {
  const owned = objects.filter((object): object is ReplicaSet => {
    if (object.kind !== 'ReplicaSet' || object.metadata?.namespace !== deployment.metadata?.namespace) return false
    const controller = object.metadata?.ownerReferences?.find((reference) => reference.controller === true)
    if (controller?.uid !== deployment.metadata?.uid) return false
    return matchesLabelSelector(deployment.spec?.selector, object.metadata?.labels)
  })
  if (owned.length === 0) return
  const current = newestOf(owned, deployment)
  const old = owned.filter(({ metadata }) => current === undefined || metadata?.uid !== current.metadata?.uid)
  writer.line(0, `OldReplicaSets:\t${old.map(replicaSetText).join(', ') || NONE}`)
  writer.line(0, `NewReplicaSet:\t${current === undefined ? NONE : replicaSetText(current)}`)
}

// The oldest ReplicaSet whose template is the Deployment's, its hash label aside. Models deployment util, FindNewReplicaSet.
function newestOf(replicaSets: readonly ReplicaSet[], deployment: Deployment): ReplicaSet | undefined {
  const age = ({ metadata }: ReplicaSet) => `${metadata?.creationTimestamp ?? ''}/${metadata?.name ?? ''}`
  const sorted = [...replicaSets].sort((a, b) => (age(a) < age(b) ? -1 : 1))
  const wanted = templateText(deployment.spec?.template)
  return sorted.find(({ spec }) => templateText(spec?.template) === wanted)
}

function templateText(template: PodTemplateSpec | undefined): string {
  const { 'pod-template-hash': _, ...labels } = template?.metadata?.labels ?? {}
  return sortedJson({ ...template, metadata: { ...template?.metadata, labels } })
}

// Empty objects and lists say as little as absent ones.
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, sortedJson(inner)] as const)
    .filter(([, text]) => text !== '{}' && text !== '[]' && text !== 'null')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`
}

function replicaSetText({ metadata, spec, status }: ReplicaSet): string {
  return `${metadata?.name ?? ''} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`
}
