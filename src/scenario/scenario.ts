import type { Millis } from '../base/millis.ts'

/** A node of the cluster, as the scenario declares it. Quantities are texts ("2", "24Gi"). */
export interface NodeSpec {
  readonly name: string
  readonly capacity: Readonly<Record<string, string | number>>
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
}

/** KubeletConfiguration, as far as the simulator knows it. */
export interface KubeletSpec {
  readonly serializeImagePulls: boolean
  readonly maxPods: number
  readonly eventRecordQPS: number
  readonly eventBurst: number
}

/** How long the runtime takes for its calls. */
export interface RuntimeSpec {
  readonly runPodSandbox: Millis
  readonly createContainer: Millis
  readonly startContainer: Millis
}

/** What a port does: a span in which it listens, and its answers. Times count from the container's start. */
export interface ListenSpec {
  readonly port: number
  readonly protocol: 'HTTP' | 'TCP' | 'GRPC'
  readonly from: Millis
  /** Undefined: as long as the process runs. */
  readonly until?: Millis
  /** HTTP answers by path; the last entry whose `from` has passed holds. An unlisted path of a server with `paths` answers 404, of one without 200. */
  readonly paths?: Readonly<
    Record<
      string,
      readonly { readonly from: Millis; readonly status: number; readonly delay: Millis; readonly body: string }[]
    >
  >
  /** gRPC health: the last entry whose `from` has passed holds. */
  readonly serving?: readonly { readonly from: Millis; readonly status: string }[]
}

/** What a program does on one start. */
export interface AttemptSpec {
  readonly listen: readonly ListenSpec[]
  readonly files: readonly { readonly path: string; readonly from: Millis; readonly until?: Millis }[]
  readonly memory: readonly { readonly from: Millis; readonly mebibytes: number }[]
  readonly exit?: { readonly after: Millis; readonly code: number }
  /** By signal name without SIG. A stop signal without an entry: exit 0 at once. */
  readonly onSignal: Readonly<
    Record<string, { readonly ignore: true } | { readonly after: Millis; readonly exit: number }>
  >
  readonly terminationMessage?: string
}

/** Declared behaviour of the containers that match all given globs; the n-th start takes the n-th attempt, the last repeats. */
export interface ProgramSpec {
  readonly container: string
  readonly pod: string
  readonly image: string
  readonly attempts: readonly AttemptSpec[]
}

/** A row of the image table; first match wins, the catalogue comes after. */
export interface ImageSpec {
  readonly name: string
  readonly present: boolean
  readonly pull?: Millis
  /** NotFound | Denied | Timeout | a message. */
  readonly error?: string
  /** Only the first so many pulls fail. */
  readonly failFirst?: number
  readonly private: boolean
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly stopSignal?: string
  readonly user?: string
  readonly uid?: number
  readonly size?: number
  readonly attempts?: readonly AttemptSpec[]
}

/** A call of the runtime that fails, for pods that match the glob, so many times. */
export interface RuntimeFaultSpec {
  readonly call: string
  readonly pod: string
  readonly times: number
  readonly message: string
}

/** What is done to the cluster, and when. */
export interface TimelineEntry {
  readonly at: Millis
  readonly run: string
}

/** One manifest of the scenario: the decoded value, and its place among the text's documents. */
export interface Manifest {
  readonly document: number
  readonly value: unknown
}

/** Everything that a simulation depends on. Equal scenarios give equal traces. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly kubernetesVersion: '1.36' | '1.34'
  readonly featureGates: Readonly<Record<string, boolean>>
  readonly seed: number
  /** Milliseconds since 1970 (UTC). */
  readonly startTime: number
  /** Undefined: until nothing is pending, at most 10 minutes. */
  readonly duration?: Millis
  readonly nodes: readonly NodeSpec[]
  readonly kubelet: KubeletSpec
  readonly runtime: RuntimeSpec
  readonly images: readonly ImageSpec[]
  readonly programs: readonly ProgramSpec[]
  readonly runtimeFaults: readonly RuntimeFaultSpec[]
  readonly timeline: readonly TimelineEntry[]
  readonly manifests: readonly Manifest[]
}
