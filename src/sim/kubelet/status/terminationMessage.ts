import type { Container, PodSpec } from '../../../api/types.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'

/** Limits in bytes and lines. Models pkg/kubelet/container/runtime.go, MaxContainerTerminationMessage* (1.36). */
const FILE_BYTES = 4096
const LOG_BYTES = 2048
const POD_BYTES = 12288

/** What a container left to say: its termination file, or for an error and the policy FallbackToLogsOnError the end of its log; cut so that a pod's messages share 12 KiB. */
export function terminationMessage(
  container: Container,
  instance: ContainerSnapshot,
  spec: PodSpec | undefined,
): string {
  const fromFile = tail(instance.terminationLog, FILE_BYTES)
  const fallsBack =
    container.terminationMessagePolicy === 'FallbackToLogsOnError' && instance.exitCode !== 0 && fromFile === ''
  const left = fallsBack ? tail(instance.logTail, LOG_BYTES) : fromFile
  const whole = instance.message === '' ? left : left === '' ? instance.message : `${instance.message}: ${left}`
  const sharers =
    (spec?.containers.length ?? 1) + (spec?.initContainers?.length ?? 0) + (spec?.ephemeralContainers?.length ?? 0)
  return head(whole, Math.floor(POD_BYTES / Math.max(1, sharers)))
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function tail(text: string, bytes: number): string {
  const encoded = encoder.encode(text)
  return encoded.length <= bytes ? text : decoder.decode(encoded.slice(encoded.length - bytes))
}

function head(text: string, bytes: number): string {
  const encoded = encoder.encode(text)
  return encoded.length <= bytes ? text : decoder.decode(encoded.slice(0, bytes))
}
