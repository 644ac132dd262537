import type { PersistentVolumeClaim, Pod, PodTemplateSpec, StatefulSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { REVISION_LABEL } from '../revisions.ts'
import { podFromTemplate } from '../templates.ts'

/** The number at the end of a pod's name; -1 where the pod is none of the set's. */
export function ordinalOf(set: StatefulSet, pod: Pod): number {
  const prefix = `${set.metadata?.name}-`
  const text = pod.metadata?.name?.startsWith(prefix) ? pod.metadata.name.slice(prefix.length) : ''
  return /^\d+$/.test(text) ? Number(text) : -1
}

/** The pod of an ordinal. Models pkg/controller/statefulset/stateful_set_utils.go, newStatefulSetPod (1.36). */
export function podOfSet(
  set: Stored<StatefulSet>,
  template: PodTemplateSpec | undefined,
  revision: string,
  ordinal: number,
): Pod {
  const name = `${set.metadata.name}-${ordinal}`
  const pod = podFromTemplate(template, set, { name })
  const claims = (set.spec?.volumeClaimTemplates ?? []).map((claim) => ({
    name: claim.metadata?.name ?? '',
    persistentVolumeClaim: { claimName: claimName(claim, name) },
  }))
  const claimed = new Set(claims.map((c) => c.name))
  const volumes = [...claims, ...(pod.spec?.volumes ?? []).filter((v) => !claimed.has(v.name))]
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: {
        ...pod.metadata?.labels,
        'apps.kubernetes.io/pod-index': String(ordinal),
        [REVISION_LABEL]: revision,
        'statefulset.kubernetes.io/pod-name': name,
      },
    },
    spec: {
      ...pod.spec,
      hostname: name,
      ...(set.spec?.serviceName ? { subdomain: set.spec.serviceName } : {}),
      ...(volumes.length > 0 ? { volumes } : {}),
    } as Pod['spec'],
  }
}

function claimName(template: PersistentVolumeClaim, pod: string): string {
  return `${template.metadata?.name}-${pod}`
}

/** The claims of a pod of the set. */
export function claimsOf(set: Stored<StatefulSet>, pod: string): PersistentVolumeClaim[] {
  return (set.spec?.volumeClaimTemplates ?? []).map((template) => ({
    ...template,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name: claimName(template, pod),
      namespace: set.metadata.namespace,
      labels: { ...template.metadata?.labels, ...set.spec?.selector?.matchLabels },
    },
  }))
}
