import type { Container, Pod } from '../../api/types.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { programOrigin } from '../../sim/runtime/programOrigin.ts'
import type { Trace } from '../../trace/trace.ts'
import type { CorpusCounts, EndedManifest } from './corpusCounts.ts'

/** What the containers of one scenario run, and what of it is not modelled. */
export interface CountedPrograms {
  /** How the program of each different container is known. */
  readonly origins: readonly ReturnType<typeof programOrigin>[]
  /** Tools that are not modelled, and commands that are not found in their images, each once. */
  readonly notModelled: ReadonlySet<string>
}

/** Looks at every container of a scenario's pods; replicas count once. */
export function countPrograms(scenario: Scenario, trace: Trace): CountedPrograms {
  const containers = new Map<string, { readonly pod: string; readonly container: Container }>()
  for (const { ref, object } of trace.revisions) {
    if (ref.kind !== 'Pod') continue
    const { spec } = object as unknown as Pod
    for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
      const { name, image, command, args } = container
      const key = JSON.stringify([name, image, command, args])
      if (!containers.has(key)) containers.set(key, { pod: ref.name, container })
    }
  }
  const notModelled = new Set(
    trace.header.notices
      .filter(({ kind, message }) => kind === 'notModelled' && TOOL.test(message))
      .map(({ message }) => message),
  )
  const origins = [...containers.values()].map(({ pod, container }) => {
    const origin = programOrigin(scenario, pod, container)
    if (origin === 'nothing to run') notModelled.add(`${container.command?.[0] ?? 'the command'} in ${container.image}`)
    return origin
  })
  return { origins, notModelled }
}

/** The most that is listed of what is not modelled. */
const MOST_LINES = 20

/** The counts as lines: how programs are known, and the tools that are not modelled, the most frequent first. */
export function programLines(counts: CorpusCounts, ended: readonly EndedManifest[]): string[] {
  const frequency = new Map<string, number>()
  for (const { programs } of ended)
    for (const message of programs?.notModelled ?? []) frequency.set(message, (frequency.get(message) ?? 0) + 1)
  const sorted = [...frequency].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return [
    `${counts.programs} programs of containers: ${counts.interpreted} interpreted, ${counts.catalogued} catalogued, ` +
      `${counts.declared} declared, ${counts.assumed} assumed, ${counts.cannotStart} that cannot be started, ` +
      `${counts.notPulled} whose image cannot be pulled`,
    ...sorted
      .slice(0, MOST_LINES)
      .map(([message, times]) => `${String(times).padStart(6)} x   not modelled: ${message}`),
  ]
}

const TOOL = /\btool \S|^bash's /
