import type { Rejection } from './rejection.ts'

/** Why no node is fit, as events and conditions say it. Models pkg/scheduler/framework/types.go, FitError.Error (1.36). */
export function fitMessage(rejections: readonly Rejection[], postFilter: string): string {
  const counts = new Map<string, number>()
  for (const { reasons } of rejections) for (const r of reasons) counts.set(r, (counts.get(r) ?? 0) + 1)
  const histogram = [...counts].map(([reason, count]) => `${count} ${reason}`).sort()
  return `${unavailable(rejections.length)} ${histogram.join(', ')}.${postFilter === '' ? '' : ` ${postFilter}`}`
}

/** The same where a pod was refused before any node was looked at. */
export function refusedMessage(nodes: number, why: string): string {
  // with no node judged, the preemption plugin has nothing to look at and says so
  return `${unavailable(nodes)} ${why}. not found`
}

const unavailable = (nodes: number): string => `0/${nodes} nodes are available:`
