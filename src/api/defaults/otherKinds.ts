import { encodeBase64 } from '../../base/base64.ts'
import type {
  ClusterRoleBinding,
  Endpoints,
  IngressClass,
  LimitRange,
  NetworkPolicy,
  PriorityClass,
  RoleBinding,
  Secret,
} from '../types.ts'
import type { Draft } from './draft.ts'

/** Texts of a Secret become data, over what data there is. Models pkg/apis/core/v1/conversion.go and defaults.go, SetDefaults_Secret. */
export function defaultSecret(secret: Draft<Secret>): void {
  secret.type ||= 'Opaque'
  if (!secret.stringData) return
  const data = secret.data ?? {}
  secret.data = data
  for (const [key, text] of Object.entries(secret.stringData)) data[key] = encodeBase64(text)
  delete secret.stringData
}

type LimitItem = NonNullable<Draft<LimitRange>['spec']>['limits'][number]

/** What a range limits a container to, it also gives to one that says nothing. Models pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem (1.36). */
export function defaultLimitRange(range: Draft<LimitRange>): void {
  // The models rename the field `default`, which is a reserved word of their language.
  const items = (range.spec?.limits ?? []) as (LimitItem & { default?: Record<string, string> })[]
  for (const item of items) {
    if (item.type !== 'Container') continue
    const limits: Record<string, string> = item.default ?? {}
    const requests: Record<string, string> = item.defaultRequest ?? {}
    for (const [name, amount] of Object.entries(item.max ?? {})) limits[name] ??= amount
    for (const [name, amount] of Object.entries(limits)) requests[name] ??= amount
    for (const [name, amount] of Object.entries(item.min ?? {})) requests[name] ??= amount
    if (Object.keys(limits).length > 0) item.default = limits
    if (Object.keys(requests).length > 0) item.defaultRequest = requests
  }
}

/** Fills in the directions that a policy is about, and the protocols of its ports. Models pkg/apis/networking/v1/defaults.go (1.36). */
export function defaultNetworkPolicy({ spec }: Draft<NetworkPolicy>): void {
  if (!spec) return
  const rules = [...(spec.ingress ?? []), ...(spec.egress ?? [])]
  for (const rule of rules) for (const port of rule.ports ?? []) port.protocol ??= 'TCP'
  if ((spec.policyTypes ?? []).length === 0) {
    spec.policyTypes = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress']
  }
}

/** Fills in how far the parameters of a class are shared. Models pkg/apis/networking/v1/defaults.go, SetDefaults_IngressClass (1.36). */
export function defaultIngressClass({ spec }: Draft<IngressClass>): void {
  if (spec?.parameters) spec.parameters.scope ??= 'Cluster'
}

/** Ports of Endpoints are TCP by default. Models pkg/apis/core/v1/defaults.go, SetDefaults_Endpoints (1.36). */
export function defaultEndpoints({ subsets = [] }: Draft<Endpoints>): void {
  for (const subset of subsets) for (const port of subset.ports ?? []) port.protocol ||= 'TCP'
}

/** A class preempts by default. Models pkg/apis/scheduling/v1/defaults.go (1.36). */
export function defaultPriorityClass(priorityClass: Draft<PriorityClass>): void {
  priorityClass.preemptionPolicy ??= 'PreemptLowerPriority'
}

const RBAC_GROUP = 'rbac.authorization.k8s.io'

/** Fills in the API groups of a binding. Models pkg/apis/rbac/v1/defaults.go (1.36). */
export function defaultRoleBinding(binding: Draft<RoleBinding | ClusterRoleBinding>): void {
  binding.roleRef.apiGroup ||= RBAC_GROUP
  for (const subject of binding.subjects ?? []) {
    if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup ||= RBAC_GROUP
  }
}
