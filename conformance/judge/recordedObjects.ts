import type { ObjectMeta, PodCondition, PodStatus } from '../../src/api/types.ts'

/** A pod as recordings keep it. */
export interface RecordedPod {
  readonly metadata?: ObjectMeta
  readonly nodeName?: string | null
  /** The names of its restartable init containers. */
  readonly sidecars?: readonly string[]
  readonly status?: Partial<PodStatus>
}

/** An EndpointSlice as recordings keep it. */
export interface RecordedEndpoints {
  readonly endpoints?:
    | readonly {
        readonly targetRef?: { readonly name: string }
        readonly conditions?: { readonly ready?: boolean; readonly serving?: boolean; readonly terminating?: boolean }
      }[]
    | null
}

/** A Deployment, Job, ... as recordings keep it. */
export interface RecordedWorkload {
  readonly metadata?: ObjectMeta
  readonly status?: { readonly conditions?: readonly PodCondition[]; readonly [field: string]: unknown }
}

/** An Event as recordings keep it. */
export interface RecordedEvent {
  readonly type: string
  readonly reason: string
  readonly message?: string
  /** Kind/name of what it is about. */
  readonly object?: string
  readonly fieldPath?: string
  readonly count?: number
  readonly series?: { readonly count?: number }
}
