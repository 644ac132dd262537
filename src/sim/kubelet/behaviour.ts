import { type Millis, SECOND } from '../../base/millis.ts'

/** What differs between the versions of the kubelet that the simulator knows. */
export interface KubeletBehaviour {
  /** The major.minor that a probe's User-Agent names. */
  readonly version: '1.36' | '1.34'
  /** Whether a successful sync that did something is followed by a relist of its pod (gate PLEGOnDemandRelist, on since 1.36). */
  readonly onDemandRelist: boolean
  /** Whether a sync that ended in crash-loop back-off is repeated when the back-off ends (since 1.35), not after backOffPeriod. */
  readonly wakesAtBackOffEnd: boolean
  /** Whether the status says that the sandbox stands as soon as it does, in the middle of a sync; the recordings show it for 1.36 only. */
  readonly tellsSandboxAtOnce: boolean
  /** Whether an image that was pulled with a secret is for pods with one only (gate KubeletEnsureSecretPulledImages, on since 1.35). */
  readonly ensuresSecretPulled: boolean
  /** Whether a status keeps a restart count that the runtime no longer knows of (with gate RestartAllContainersOnContainerExits, on since 1.36). */
  readonly restartCountNeverFalls: boolean
  /** Whether container-level restart policies and rules apply (gate ContainerRestartRules, on since 1.35). */
  readonly restartRules: boolean
  readonly created: (container: string) => string
  readonly started: (container: string) => string
  readonly alreadyPresent: (image: string) => string
}

/** The kubelet's constants that the simulation needs. Models pkg/kubelet/kubelet.go (1.36). */
export const SYNC_TICK: Millis = SECOND
export const RESYNC_INTERVAL: Millis = 60 * SECOND
export const BACK_OFF_PERIOD: Millis = 10 * SECOND
export const JITTER = 0.5

/** The behaviour of a version. */
export function behaviourOf(version: '1.36' | '1.34'): KubeletBehaviour {
  switch (version) {
    case '1.36':
      return {
        version,
        onDemandRelist: true,
        wakesAtBackOffEnd: true,
        tellsSandboxAtOnce: true,
        ensuresSecretPulled: true,
        restartCountNeverFalls: true,
        restartRules: true,
        created: () => 'Container created',
        started: () => 'Container started',
        alreadyPresent: (image) =>
          `Container image "${image}" already present on machine and can be accessed by the pod`,
      }
    case '1.34':
      return {
        version,
        onDemandRelist: false,
        wakesAtBackOffEnd: false,
        tellsSandboxAtOnce: false,
        ensuresSecretPulled: false,
        restartCountNeverFalls: false,
        restartRules: false,
        created: (container) => `Created container: ${container}`,
        started: (container) => `Started container ${container}`,
        alreadyPresent: (image) => `Container image "${image}" already present on machine`,
      }
  }
}
