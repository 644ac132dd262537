import type { DaemonSet, Node, Pod, Toleration } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { matchesNode } from '../../scheduler/filters/nodeAffinity.ts'
import { tolerates } from '../../scheduler/filters/taintToleration.ts'
import { REVISION_LABEL } from '../revisions.ts'
import { podFromTemplate } from '../templates.ts'

/** What every daemon pod tolerates: troubles of its node are no reason to leave it. Models pkg/controller/daemon/util, AddOrUpdateDaemonPodTolerations (1.36). */
function daemonTolerations(hostNetwork: boolean | undefined): readonly Toleration[] {
  const exists = (name: string, effect: string): Toleration => ({
    key: `node.kubernetes.io/${name}`,
    operator: 'Exists',
    effect,
  })
  return [
    exists('not-ready', 'NoExecute'),
    exists('unreachable', 'NoExecute'),
    exists('disk-pressure', 'NoSchedule'),
    exists('memory-pressure', 'NoSchedule'),
    exists('pid-pressure', 'NoSchedule'),
    exists('unschedulable', 'NoSchedule'),
    ...(hostNetwork === true ? [exists('network-unavailable', 'NoSchedule')] : []),
  ]
}

/** Whether a DaemonSet wants a pod on a node, and whether one that is there may stay. Models pkg/controller/daemon/daemon_controller.go, NodeShouldRunDaemonPod (1.36). */
export function daemonPlacement(
  set: Stored<DaemonSet>,
  node: Stored<Node>,
): { readonly run: boolean; readonly stay: boolean } {
  const spec = set.spec?.template.spec
  if (!matchesNode(spec, node) || (spec?.nodeName && spec.nodeName !== node.metadata.name))
    return { run: false, stay: false }
  const tolerations = [...(spec?.tolerations ?? []), ...daemonTolerations(spec?.hostNetwork)]
  const untolerated = (node.spec?.taints ?? []).filter(
    (t) => t.effect !== 'PreferNoSchedule' && !tolerates(tolerations, t),
  )
  return { run: untolerated.length === 0, stay: untolerated.every((t) => t.effect !== 'NoExecute') }
}

/** The pod of a DaemonSet for a node: the scheduler finds no other place for it. */
export function daemonPod(set: Stored<DaemonSet>, node: string, revision: string): Pod {
  const pod = podFromTemplate(set.spec?.template, set, { generateName: `${set.metadata.name}-` })
  const spec = pod.spec
  const required = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const fields = [{ key: 'metadata.name', operator: 'In', values: [node] }]
  const terms = (required?.nodeSelectorTerms ?? [{}]).map((term) => ({ ...term, matchFields: fields }))
  const nodeAffinity = {
    ...spec?.affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms },
  }
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: {
        ...pod.metadata?.labels,
        [REVISION_LABEL]: revision,
        'pod-template-generation': String(set.metadata.generation ?? 1),
      },
    },
    spec: {
      ...spec,
      affinity: { ...spec?.affinity, nodeAffinity },
      tolerations: [...(spec?.tolerations ?? []), ...daemonTolerations(spec?.hostNetwork)],
    } as Pod['spec'],
  }
}

/** The node that a daemon pod is for, even before it is bound. */
export function nodeOf(pod: Pod): string | undefined {
  if (pod.spec?.nodeName) return pod.spec.nodeName
  const terms =
    pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  return terms[0]?.matchFields?.find((f) => f.key === 'metadata.name')?.values?.[0]
}
