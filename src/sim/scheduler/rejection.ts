import type { Pod } from '../../api/types.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import type { NodeInfo, Snapshot } from './snapshot.ts'

/** Why a node is not fit for a pod; `resolvable` where removing pods from it might help. */
export interface Rejection {
  readonly reasons: readonly string[]
  readonly resolvable: boolean
}

/** A plugin's answer for one node; undefined: it fits. */
export type Filter = (pod: Stored<Pod>, node: NodeInfo, snapshot: Snapshot) => Rejection | undefined

/** A rejection that preemption cannot resolve. */
export function unresolvable(reason: string): Rejection {
  return { reasons: [reason], resolvable: false }
}
