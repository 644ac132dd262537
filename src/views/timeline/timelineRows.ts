import { refKey } from '../../trace/queries/objectHistory.ts'
import { type SummaryMark, type SummaryTone, summaryMarks } from '../../trace/queries/summaryMarks.ts'
import { oncePerTrace, recordsOfKind } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import { type GroupNode, groupTree, podsOfGroup } from './groupTree.ts'
import { podRows } from './podRows.ts'
import type { Density, Row } from './row.ts'
import { shortName } from './shortName.ts'
import type { TimelineStrings } from './strings.ts'
import { wantedSpans, workloadRows } from './workloadRows.ts'

/** Up to so many pods each has all its lanes; up to `MOST_BRIEF` each has its containers. */
const MOST_FULL = 2
const MOST_BRIEF = 8

/** What a person has opened or closed, by the key of the group. */
type Openings = ReadonlyMap<string, Density>

/** What decides which rows there are. */
interface RowFacts {
  readonly form: 'wide' | 'phone' | 'embed'
  readonly openings: Openings
  readonly strings: TimelineStrings
}

/** How much of each pod is shown unless somebody says otherwise. */
function usualDensity(trace: Trace): Density {
  const pods = groupTree(trace).reduce((sum, node) => sum + podsOfGroup(node).length, 0)
  if (pods <= MOST_FULL) return 'full'
  return pods <= MOST_BRIEF ? 'brief' : 'closed'
}

const marksByPod = oncePerTrace((trace) => {
  const found = new Map<string, SummaryMark[]>()
  for (const { pod, marks } of summaryMarks(trace)) {
    const key = refKey(pod)
    found.set(key, [...(found.get(key) ?? []), ...marks])
  }
  for (const marks of found.values()) marks.sort((a, b) => a.start - b.start)
  return found
})

const TROUBLE: Readonly<Record<SummaryTone, number>> = { failed: 0, stopping: 1, waiting: 2, completed: 3, running: 4 }

/** The first second of waiting is no trouble: every container begins so. */
const LONG_WAIT = 5000

function troubleOf(trace: Trace, pod: ObjectRef): number {
  const marks = marksByPod(trace).get(refKey(pod)) ?? []
  let worst: number = TROUBLE.running
  for (const mark of marks) {
    if (mark.tone === 'waiting' && mark.end - mark.start < LONG_WAIT) continue
    worst = Math.min(worst, TROUBLE[mark.tone])
  }
  return worst
}

/** All rows of the timeline from top to bottom. */
export function timelineRows(trace: Trace, facts: RowFacts): readonly Row[] {
  const usual = usualDensity(trace)
  const rows: Row[] = []
  const commands = recordsOfKind(trace, 'command')
  if (commands.length > 0 && facts.form === 'wide') {
    const label = { text: facts.strings.commands, style: 'plain', details: [] } as const
    rows.push({ kind: 'commands', key: 'commands', density: 'full', depth: 0, label, records: commands })
  }
  for (const node of groupTree(trace)) rows.push(...nodeRows(trace, node, usual, 0, facts))
  const events = recordsOfKind(trace, 'event')
  const label = { text: facts.strings.events, style: 'plain', details: [] } as const
  rows.push({ kind: 'events', key: 'events', density: 'full', depth: 0, label, records: events })
  return rows
}

function nodeRows(trace: Trace, node: GroupNode, usual: Density, depth: number, facts: RowFacts): readonly Row[] {
  return node.ref.kind === 'Pod'
    ? podNodeRows(trace, node, usual, depth, facts)
    : workloadNodeRows(trace, node, usual, depth, facts)
}

function groupRow(trace: Trace, node: GroupNode, open: 'open' | 'closed', depth: number): Row {
  const { ref, key } = node
  const isReplicaSet = ref.kind === 'ReplicaSet'
  return {
    kind: 'group',
    key: `${key} group`,
    group: key,
    open,
    ref,
    density: 'full',
    depth,
    label: { text: ref.name, style: isReplicaSet ? 'mono' : 'strong', details: [isReplicaSet ? 'rs' : ref.kind] },
    replicas: isReplicaSet ? wantedSpans(trace, ref) : [],
  }
}

function podNodeRows(trace: Trace, node: GroupNode, usual: Density, depth: number, facts: RowFacts): readonly Row[] {
  const density = facts.openings.get(node.key) ?? usual
  const pod = node.ref
  if (density === 'closed') return [summaryRow(trace, node, depth)]
  const rows = podRows(trace, pod, { density, depth, form: facts.form, strings: facts.strings })
  const alone = usual === 'full' && facts.form !== 'wide'
  return density === 'full' && !alone ? [{ ...groupRow(trace, node, 'open', depth), pod }, ...rows] : rows
}

function summaryRow(trace: Trace, node: GroupNode, depth: number): Row {
  return {
    kind: 'summary',
    key: `${node.key} summary`,
    group: node.key,
    pod: node.ref,
    density: 'closed',
    depth,
    label: { text: shortName(node.ref.name), style: 'mono', details: [] },
    ...splitMarks(marksByPod(trace).get(node.key) ?? []),
  }
}

function splitMarks(marks: readonly SummaryMark[]) {
  return {
    bars: marks.filter((mark) => mark.shape === 'bar'),
    ticks: marks.filter((mark) => mark.shape !== 'bar'),
  }
}

function workloadNodeRows(
  trace: Trace,
  node: GroupNode,
  usual: Density,
  depth: number,
  facts: RowFacts,
): readonly Row[] {
  const open = facts.openings.get(node.key) === 'closed' ? 'closed' : 'open'
  const rows: Row[] = [groupRow(trace, node, open, depth)]
  if (open === 'closed') return rows
  if (node.ref.kind !== 'ReplicaSet' && facts.form !== 'embed')
    rows.push(...workloadRows(trace, node.ref, facts.strings))
  const pods = node.children.filter((child) => child.ref.kind === 'Pod')
  for (const child of node.children) {
    if (child.ref.kind !== 'Pod') rows.push(...nodeRows(trace, child, usual, depth, facts))
  }
  if (usual !== 'closed') {
    for (const child of pods) rows.push(...nodeRows(trace, child, usual, depth + 1, facts))
    return rows
  }
  rows.push(...manyPods(trace, node, pods, usual, depth + 1, facts))
  return rows
}

/** Many pods, those with trouble first; beyond a few, those that only run are one line. */
function manyPods(
  trace: Trace,
  node: GroupNode,
  pods: readonly GroupNode[],
  usual: Density,
  depth: number,
  facts: RowFacts,
): readonly Row[] {
  const sorted = pods
    .map((pod, index) => ({ pod, index, trouble: troubleOf(trace, pod.ref) }))
    .sort((a, b) => a.trouble - b.trouble || a.index - b.index)
  const all = facts.openings.get(`${node.key} more`) === 'full'
  const shown = all ? sorted : sorted.filter((s, i) => i < MOST_BRIEF || s.trouble < TROUBLE.running)
  const rows = shown.flatMap(({ pod }) => nodeRows(trace, pod, usual, depth, facts))
  const rest = sorted.length - shown.length
  if (rest === 0) return rows
  const label = { text: facts.strings.more(rest), style: 'plain', details: [] } as const
  const key = `${node.key} more`
  return [...rows, { kind: 'more', key, group: key, count: rest, density: 'closed', depth, label }]
}
