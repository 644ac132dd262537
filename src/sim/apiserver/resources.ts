import { groupOf, servedKinds } from '../../api/kinds.ts'

/**
 * Who acts on objects of a kind here: `data` is read by others, `acted` has a controller (or the kubelet), `unmodelled` is stored and
 * does nothing, which its author is told.
 */
type Treatment = 'data' | 'acted' | 'unmodelled'

/** What the API server serves a kind as. */
export interface Resource {
  readonly kind: string
  /** As in URLs and messages: `pods`. */
  readonly plural: string
  /** Empty for the core group. */
  readonly group: string
  readonly scope: 'Namespaced' | 'Cluster'
  readonly shortNames: readonly string[]
  readonly treatment: Treatment
}

const ACTED = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'ReplicationController',
  'Service',
  'StatefulSet',
])

const DATA = new Set([
  'ConfigMap',
  'ControllerRevision',
  'EndpointSlice',
  'Endpoints',
  'Event',
  'Lease',
  'LimitRange',
  'PodTemplate',
  'PriorityClass',
  'ResourceQuota',
  'RuntimeClass',
  'Secret',
  'ServiceAccount',
  'StorageClass',
])

/** The short names of the kinds, as `kubectl api-resources` lists them. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  CertificateSigningRequest: ['csr'],
  ConfigMap: ['cm'],
  CronJob: ['cj'],
  CustomResourceDefinition: ['crd', 'crds'],
  DaemonSet: ['ds'],
  Deployment: ['deploy'],
  Endpoints: ['ep'],
  Event: ['ev'],
  HorizontalPodAutoscaler: ['hpa'],
  IPAddress: ['ip'],
  Ingress: ['ing'],
  LimitRange: ['limits'],
  Namespace: ['ns'],
  NetworkPolicy: ['netpol'],
  Node: ['no'],
  PersistentVolume: ['pv'],
  PersistentVolumeClaim: ['pvc'],
  Pod: ['po'],
  PodDisruptionBudget: ['pdb'],
  PriorityClass: ['pc'],
  ReplicaSet: ['rs'],
  ReplicationController: ['rc'],
  ResourceQuota: ['quota'],
  Service: ['svc'],
  ServiceAccount: ['sa'],
  StatefulSet: ['sts'],
  StorageClass: ['sc'],
  VolumeAttributesClass: ['vac'],
}

// a kind that is served in several groups or versions is stored once, as the first of them
const byKind: ReadonlyMap<string, Resource> = new Map(
  [...servedKinds()].reverse().map(({ kind, plural, apiVersion, scope }) => {
    const treatment = ACTED.has(kind) ? 'acted' : DATA.has(kind) ? 'data' : 'unmodelled'
    return [kind, { kind, plural, group: groupOf(apiVersion), scope, shortNames: SHORT_NAMES[kind] ?? [], treatment }]
  }),
)

/** All kinds that the API server serves, each once. */
export const RESOURCES: readonly Resource[] = [...byKind.values()].reverse()

/** The resource of a kind; undefined for kinds that this API server does not serve. */
export function resourceOfKind(kind: string): Resource | undefined {
  return byKind.get(kind)
}

/** The resource that a person names: `pods`, `pod`, `po`, `deployments.apps`, `Deployment`. */
export function resourceByName(name: string): Resource | undefined {
  const lower = name.toLowerCase()
  const dot = lower.indexOf('.')
  const word = dot < 0 ? lower : lower.slice(0, dot)
  const group = dot < 0 ? undefined : lower.slice(dot + 1).replace(/^v\d\w*\./, '')
  return RESOURCES.find(
    (r) =>
      (group === undefined || r.group === group) &&
      (r.plural === word || r.kind.toLowerCase() === word || r.shortNames.includes(word)),
  )
}

/** The resource as messages of the API server name it: `deployments.apps`, `pods`. */
export function qualifiedPlural(resource: Resource): string {
  return resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`
}

/** The resource as kubectl prints it before a slash: `deployment.apps`, `pod`. */
export function qualifiedSingular(resource: Resource): string {
  const singular = resource.kind.toLowerCase()
  return resource.group === '' ? singular : `${singular}.${resource.group}`
}
