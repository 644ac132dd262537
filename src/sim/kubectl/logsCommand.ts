import { parseGoDuration } from '../../api/goText/goDuration.ts'
import type { ContainerStatus } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { refOf } from '../apiserver/objectStore.ts'
import type { WrittenLine } from '../runtime/runtimeState.ts'
import { fail, type KubectlCommand, type KubectlContext } from './context.ts'
import { containerNames, namedContainer, namedPod } from './podContainer.ts'

/** `kubectl logs POD`. Models kubectl/pkg/cmd/logs/logs.go (1.36). */
export const logsCommand: KubectlCommand = (context) => {
  const { flags } = context
  const pod = namedPod(context)
  if (pod === undefined) return 1
  if (flags.on('follow')) context.notModelled('kubectl logs --follow')
  const every = flags.on('all-containers')
  const chosen = every ? containerNames(pod).map(({ name }) => name) : [namedContainer(context, pod)]
  for (const container of chosen) {
    if (container === undefined) return 1
    const lines = logOf(context, pod, container)
    if (!lines.ok) {
      context.err(`Error from server (BadRequest): ${lines.error}\n`)
      return 1
    }
    const shown = selected(context, lines.value)
    if (!shown.ok) return fail(context, shown.error)
    const prefix = flags.on('prefix') ? `[pod/${pod.metadata?.name}/${container}] ` : ''
    for (const line of shown.value) context.out(`${prefix}${line}\n`)
  }
  return 0
}

/** What the instance that a command asks for has written, or why there is none. Models pkg/kubelet/kubelet_pods.go, validateContainerLogStatus (1.36). */
function logOf(
  context: KubectlContext,
  pod: NonNullable<ReturnType<typeof namedPod>>,
  container: string,
): Result<readonly WrittenLine[], string> {
  const { status } = pod
  const about = `container "${container}" in pod "${pod.metadata?.name}"`
  const found = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ].find(({ name }) => name === container)
  if (found === undefined) return err(`${about} is not available`)
  const id = context.flags.on('previous') ? found.lastState?.terminated?.containerID : currentId(found)
  if (id === undefined) {
    if (context.flags.on('previous')) return err(`previous terminated ${about} not found`)
    const reason = found.state?.waiting?.reason
    if (reason === 'ErrImagePull') return err(`${about} is waiting to start: image can't be pulled`)
    if (reason === 'ImagePullBackOff') return err(`${about} is waiting to start: trying and failing to pull image`)
    return err(reason === undefined ? `${about} is terminated` : `${about} is waiting to start: ${reason}`)
  }
  const lines = context.cluster.nodeVerbs.log(refOf(pod), id.replace(/^\w+:\/\//, ''))
  return lines === undefined ? err(`unable to retrieve container logs for ${id}`) : ok(lines)
}

/** The instance that runs, that has ended, or that ended last. */
function currentId({ state, lastState, containerID }: ContainerStatus): string | undefined {
  if (state?.running !== undefined) return containerID
  return state?.terminated?.containerID ?? lastState?.terminated?.containerID
}

/** The lines that the flags leave, as they are printed: --since, --tail, --limit-bytes, --timestamps. */
function selected(
  { cluster, flags }: KubectlContext,
  lines: readonly WrittenLine[],
): Result<readonly string[], string> {
  const { now } = cluster.kernel
  const since = flags.value('since')
  const span = since === undefined ? undefined : parseGoDuration(since)
  if (span !== undefined && !span.ok) return err(`invalid argument "${since}" for "--since" flag: ${span.error}`)
  const tail = Number(flags.value('tail') ?? -1)
  if (!Number.isInteger(tail) || tail < -1) return err(`--tail must be greater than or equal to -1`)
  const recent = span === undefined ? lines : lines.filter(({ time }) => time >= now - span.value)
  const last = tail < 0 ? recent : recent.slice(recent.length - Math.min(tail, recent.length))
  const stamped = (line: WrittenLine): string =>
    flags.on('timestamps') ? `${timestamp(cluster.scenario.startTime + line.time)} ${line.text}` : line.text
  return ok(last.map(stamped))
}

/** An instant as the runtime writes it into a log: with nanoseconds. */
const timestamp = (time: number): string => {
  const millis = Math.floor(time)
  const nanos = Math.round((time - millis) * 1e6)
  return `${new Date(millis).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z`
}
