import { humanDuration } from '../humanDuration.ts'
import type { Pod } from '../types.ts'
import { ageSince, NONE } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { type PodSummary, summarizePod } from './podStatusText.ts'
import { shown, wide } from './table.ts'

/** `kubectl get pods`. Models pkg/printers/internalversion/printers.go, printPod (1.36). */
export const podPrinter = kindPrinter<Pod>(
  [...shown('Name', 'Ready', 'Status', 'Restarts', 'Age'), ...wide('IP', 'Node', 'Nominated Node', 'Readiness Gates')],
  (pod, now) => {
    const summary = summarizePod(pod)
    return [
      pod.metadata?.name ?? '',
      `${summary.ready}/${summary.total}`,
      summary.status,
      restartsText(summary, now),
      ageSince(pod.metadata?.creationTimestamp, now),
      pod.status?.podIP || pod.status?.podIPs?.[0]?.ip || NONE,
      pod.spec?.nodeName || NONE,
      pod.status?.nominatedNodeName || NONE,
      readinessGates(pod),
    ]
  },
)

function restartsText({ restarts, lastRestart }: PodSummary, now: number): string {
  if (restarts === 0 || lastRestart === undefined) return String(restarts)
  return `${restarts} (${humanDuration(now - lastRestart)} ago)`
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec?.readinessGates ?? []
  if (gates.length === 0) return NONE
  const open = gates.filter(({ conditionType }) => {
    const condition = (pod.status?.conditions ?? []).find(({ type }) => type === conditionType)
    return condition?.status === 'True'
  })
  return `${open.length}/${gates.length}`
}
