import type { Observation, Recording } from '../../src/cli/recording.ts'
import type { RecordedPod } from './recordedObjects.ts'

/** Owners come before what they own, so that an owner has its alias when it is asked for. */
const RANKS: Readonly<Record<string, number>> = {
  Deployment: 0,
  StatefulSet: 0,
  DaemonSet: 0,
  CronJob: 0,
  ReplicationController: 0,
  Job: 1,
  ReplicaSet: 1,
  Pod: 2,
}
const LAST_RANK = 3

/** Owners whose pods have names that mean something: `db-0`, `web-node-1`. */
const NAMING_OWNERS: ReadonlySet<string> = new Set(['StatefulSet', 'Node'])

/** Calls generated names by their owner and the order of their appearance (`web~1~2`), as they differ from run to run. */
export class Aliases {
  private readonly byKey = new Map<string, string>()
  /** Generated names with what stands for them in texts, longest first, so that none spoils a longer one. */
  private readonly replacements: readonly (readonly [name: string, replacement: string])[]

  constructor(recording: Pick<Recording, 'observations'>) {
    const numbers = new Map<string, number>()
    const replacements: (readonly [string, string])[] = []
    for (const { kind, name, object } of inRankOrder(recording.observations)) {
      const key = `${kind}/${name}`
      if (this.byKey.has(key)) continue
      const alias = this.aliasFor(kind, name, object, numbers)
      this.byKey.set(key, alias)
      if (alias !== name) replacements.push([name, kind === 'Pod' ? ofAnyNumber(alias) : alias])
    }
    this.replacements = replacements.sort((a, b) => b[0].length - a[0].length)
  }

  /** What an object is called; its own name where that means something. */
  of(kind: string, name: string): string {
    return this.byKey.get(`${kind}/${name}`) ?? name
  }

  /** A text with all generated names replaced; pods of one owner are not told apart. */
  replaceIn(text: string): string {
    return this.replacements.reduce((replaced, [name, alias]) => replaced.replaceAll(name, alias), text)
  }

  private aliasFor(kind: string, name: string, object: unknown, numbers: Map<string, number>): string {
    const owner = (object as RecordedPod | undefined)?.metadata?.ownerReferences?.find((each) => each.controller)
    if (owner === undefined || NAMING_OWNERS.has(owner.kind)) return name
    const parent = this.of(owner.kind, owner.name)
    const family = `${kind}/${parent}`
    const number = (numbers.get(family) ?? 0) + 1
    numbers.set(family, number)
    return `${parent}~${number}`
  }
}

/** An alias without its number: `web~1~#`. Pods of one owner can stand for each other. */
export const ofAnyNumber = (alias: string): string => alias.replace(/~\d+$/, '~#')

/** An alias without its last number at all: what siblings share. */
export const familyOf = (alias: string): string => alias.replace(/~\d+$/, '')

function inRankOrder(observations: readonly Observation[]): Observation[] {
  const rank = (kind: string): number => RANKS[kind] ?? LAST_RANK
  return observations
    .filter((seen) => seen.type === 'ADDED' && seen.kind !== 'Event')
    .sort((a, b) => rank(a.kind) - rank(b.kind) || a.t - b.t)
}
