import { structOfKind } from './schema/fields.ts'

/** A kind of the API: its group and version, the struct that describes it, whether it lives in a namespace. */
export interface KindInfo {
  readonly apiVersion: string
  readonly kind: string
  readonly plural: string
  readonly scope: 'Namespaced' | 'Cluster'
  /** Undefined: the kind exists, but its fields are not known here. */
  readonly struct?: string
}

/** `apiVersion kind plural` of what Kubernetes 1.36 serves; cluster-scoped kinds are marked by `*`. */
const SERVED = `
v1 Pod pods
v1 ReplicationController replicationcontrollers
v1 Service services
v1 ConfigMap configmaps
v1 Secret secrets
v1 PersistentVolume persistentvolumes *
v1 PersistentVolumeClaim persistentvolumeclaims
v1 Namespace namespaces *
v1 ServiceAccount serviceaccounts
v1 LimitRange limitranges
v1 ResourceQuota resourcequotas
v1 Node nodes *
v1 PodTemplate podtemplates
v1 Endpoints endpoints
v1 Event events
v1 Binding bindings
apps/v1 Deployment deployments
apps/v1 ReplicaSet replicasets
apps/v1 StatefulSet statefulsets
apps/v1 DaemonSet daemonsets
apps/v1 ControllerRevision controllerrevisions
batch/v1 Job jobs
batch/v1 CronJob cronjobs
autoscaling/v1 HorizontalPodAutoscaler horizontalpodautoscalers
autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers
networking.k8s.io/v1 Ingress ingresses
networking.k8s.io/v1 IngressClass ingressclasses *
networking.k8s.io/v1 NetworkPolicy networkpolicies
networking.k8s.io/v1 ServiceCIDR servicecidrs *
networking.k8s.io/v1 IPAddress ipaddresses *
node.k8s.io/v1 RuntimeClass runtimeclasses *
policy/v1 PodDisruptionBudget poddisruptionbudgets
rbac.authorization.k8s.io/v1 Role roles
rbac.authorization.k8s.io/v1 RoleBinding rolebindings
rbac.authorization.k8s.io/v1 ClusterRole clusterroles *
rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings *
scheduling.k8s.io/v1 PriorityClass priorityclasses *
storage.k8s.io/v1 StorageClass storageclasses *
storage.k8s.io/v1 VolumeAttachment volumeattachments *
storage.k8s.io/v1 CSIDriver csidrivers *
storage.k8s.io/v1 CSINode csinodes *
storage.k8s.io/v1 CSIStorageCapacity csistoragecapacities
storage.k8s.io/v1 VolumeAttributesClass volumeattributesclasses *
coordination.k8s.io/v1 Lease leases
discovery.k8s.io/v1 EndpointSlice endpointslices
events.k8s.io/v1 Event events
resource.k8s.io/v1 ResourceClaim resourceclaims
resource.k8s.io/v1 ResourceClaimTemplate resourceclaimtemplates
resource.k8s.io/v1 ResourceSlice resourceslices *
resource.k8s.io/v1 DeviceClass deviceclasses *
certificates.k8s.io/v1 CertificateSigningRequest certificatesigningrequests *
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration validatingwebhookconfigurations *
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration mutatingwebhookconfigurations *
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy validatingadmissionpolicies *
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings *
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy mutatingadmissionpolicies *
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings *
apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions *
apiregistration.k8s.io/v1 APIService apiservices *
flowcontrol.apiserver.k8s.io/v1 FlowSchema flowschemas *
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration prioritylevelconfigurations *
`

const KINDS: ReadonlyMap<string, KindInfo> = new Map(
  SERVED.trim()
    .split('\n')
    .map((line) => {
      const [apiVersion = '', kind = '', plural = '', cluster] = line.split(' ')
      const scope = cluster === '*' ? ('Cluster' as const) : ('Namespaced' as const)
      return [`${apiVersion} ${kind}`, { apiVersion, kind, plural, scope, struct: structOfKind(apiVersion, kind) }]
    }),
)

/** The kind that an apiVersion and a kind name; undefined where Kubernetes does not serve it. */
export function kindInfo(apiVersion: string, kind: string): KindInfo | undefined {
  return KINDS.get(`${apiVersion} ${kind}`)
}

/** kubectl also finds a kind by its name in lower case, though the server then knows no such kind. Models client-go/restmapper/discovery.go. */
export function mappedKind(apiVersion: string, kind: string): KindInfo | undefined {
  return (
    kindInfo(apiVersion, kind) ??
    servedKinds().find((each) => each.apiVersion === apiVersion && each.kind.toLowerCase() === kind)
  )
}

/** What the server says of a kind that it does not know. */
export function unregistered(kind: string, apiVersion: string): string {
  return `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`
}

/** The version of an apiVersion, without its group. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1)
}

/** The group of an apiVersion; `''` for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

/** All kinds that Kubernetes serves. */
export function servedKinds(): readonly KindInfo[] {
  return [...KINDS.values()]
}
