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
  readonly version: string
  readonly scope: 'Namespaced' | 'Cluster'
  readonly shortNames: readonly string[]
  readonly treatment: Treatment
}

const row = (
  kind: string,
  plural: string,
  apiVersion: string,
  scope: Resource['scope'],
  treatment: Treatment,
  ...shortNames: string[]
): Resource => {
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  return { kind, plural, group, version: apiVersion.slice(slash + 1), scope, shortNames, treatment }
}

/** All kinds that the API server serves. */
export const RESOURCES: readonly Resource[] = [
  row('Pod', 'pods', 'v1', 'Namespaced', 'acted', 'po'),
  row('Service', 'services', 'v1', 'Namespaced', 'acted', 'svc'),
  row('ConfigMap', 'configmaps', 'v1', 'Namespaced', 'data', 'cm'),
  row('Secret', 'secrets', 'v1', 'Namespaced', 'data'),
  row('ServiceAccount', 'serviceaccounts', 'v1', 'Namespaced', 'data', 'sa'),
  row('Namespace', 'namespaces', 'v1', 'Cluster', 'acted', 'ns'),
  row('Node', 'nodes', 'v1', 'Cluster', 'acted', 'no'),
  row('Event', 'events', 'v1', 'Namespaced', 'data', 'ev'),
  row('Endpoints', 'endpoints', 'v1', 'Namespaced', 'data', 'ep'),
  row('LimitRange', 'limitranges', 'v1', 'Namespaced', 'data', 'limits'),
  row('ResourceQuota', 'resourcequotas', 'v1', 'Namespaced', 'data', 'quota'),
  row('PersistentVolume', 'persistentvolumes', 'v1', 'Cluster', 'acted', 'pv'),
  row('PersistentVolumeClaim', 'persistentvolumeclaims', 'v1', 'Namespaced', 'acted', 'pvc'),
  row('ReplicationController', 'replicationcontrollers', 'v1', 'Namespaced', 'acted', 'rc'),
  row('PodTemplate', 'podtemplates', 'v1', 'Namespaced', 'data'),
  row('Deployment', 'deployments', 'apps/v1', 'Namespaced', 'acted', 'deploy'),
  row('ReplicaSet', 'replicasets', 'apps/v1', 'Namespaced', 'acted', 'rs'),
  row('StatefulSet', 'statefulsets', 'apps/v1', 'Namespaced', 'acted', 'sts'),
  row('DaemonSet', 'daemonsets', 'apps/v1', 'Namespaced', 'acted', 'ds'),
  row('ControllerRevision', 'controllerrevisions', 'apps/v1', 'Namespaced', 'data'),
  row('Job', 'jobs', 'batch/v1', 'Namespaced', 'acted'),
  row('CronJob', 'cronjobs', 'batch/v1', 'Namespaced', 'acted', 'cj'),
  row('PodDisruptionBudget', 'poddisruptionbudgets', 'policy/v1', 'Namespaced', 'acted', 'pdb'),
  row('EndpointSlice', 'endpointslices', 'discovery.k8s.io/v1', 'Namespaced', 'data'),
  row('PriorityClass', 'priorityclasses', 'scheduling.k8s.io/v1', 'Cluster', 'data', 'pc'),
  row('RuntimeClass', 'runtimeclasses', 'node.k8s.io/v1', 'Cluster', 'data'),
  row('StorageClass', 'storageclasses', 'storage.k8s.io/v1', 'Cluster', 'data', 'sc'),
  row('Lease', 'leases', 'coordination.k8s.io/v1', 'Namespaced', 'data'),
  row('Role', 'roles', 'rbac.authorization.k8s.io/v1', 'Namespaced', 'unmodelled'),
  row('RoleBinding', 'rolebindings', 'rbac.authorization.k8s.io/v1', 'Namespaced', 'unmodelled'),
  row('ClusterRole', 'clusterroles', 'rbac.authorization.k8s.io/v1', 'Cluster', 'unmodelled'),
  row('ClusterRoleBinding', 'clusterrolebindings', 'rbac.authorization.k8s.io/v1', 'Cluster', 'unmodelled'),
  row('HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'autoscaling/v2', 'Namespaced', 'unmodelled', 'hpa'),
  row('Ingress', 'ingresses', 'networking.k8s.io/v1', 'Namespaced', 'unmodelled', 'ing'),
  row('IngressClass', 'ingressclasses', 'networking.k8s.io/v1', 'Cluster', 'unmodelled'),
  row('NetworkPolicy', 'networkpolicies', 'networking.k8s.io/v1', 'Namespaced', 'unmodelled', 'netpol'),
]

const byKind = new Map(RESOURCES.map((r) => [r.kind, r]))

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

/** An object's `apiVersion`. */
export function apiVersionOf(resource: Resource): string {
  return resource.group === '' ? resource.version : `${resource.group}/${resource.version}`
}
