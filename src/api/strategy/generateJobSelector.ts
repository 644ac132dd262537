import type { Draft } from '../defaults/draft.ts'
import type { Job } from '../types.ts'

/** Gives a Job the selector that only its own pods match, unless it brings one. Models pkg/registry/batch/job/strategy.go, generateSelector (1.36). */
export function generateJobSelector(job: Draft<Job>, uid: string): void {
  const { metadata, spec } = job
  if (!spec || spec.manualSelector) return
  const name = metadata?.name ?? ''
  spec.template.metadata ??= {}
  const labels = spec.template.metadata.labels ?? {}
  spec.template.metadata.labels = labels
  addMissing(labels, {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  })
  spec.selector ??= {}
  spec.selector.matchLabels ??= {}
  addMissing(spec.selector.matchLabels, { 'batch.kubernetes.io/controller-uid': uid })
}

/** Adds entries to a map where it has none of that key; its keys stay in order, as the server prints them. */
function addMissing(map: Record<string, string>, entries: Readonly<Record<string, string>>): void {
  const all = { ...entries, ...map }
  for (const key of Object.keys(all).sort()) {
    delete map[key]
    map[key] = all[key] ?? ''
  }
}
