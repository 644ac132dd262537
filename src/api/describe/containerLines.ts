import { NONE } from '../printers/cellText.ts'
import { parseQuantity } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { Container, ContainerState, ContainerStatus, Pod, ResourceRequirements } from '../types.ts'
import type { DescribeWriter } from './describeWriter.ts'
import { envFromLines, envLines } from './envLines.ts'
import { describeTime } from './metadataLines.ts'
import { probeText } from './probeText.ts'

type Port = NonNullable<Container['ports']>[number]

/** Containers to describe: those of a pod with their statuses, or those of a template. */
export interface ContainersOf {
  readonly title: string
  readonly containers: readonly Container[] | null | undefined
  readonly statuses?: readonly ContainerStatus[] | null
  readonly pod?: Pod
  /** Set before the title where a template is described. */
  readonly space?: string
}

/** A block of containers. Models kubectl pkg/describe/describe.go, describeContainers (1.36). */
export function containerLines(
  writer: DescribeWriter,
  { title, containers, statuses, pod, space = '' }: ContainersOf,
): void {
  const list = containers ?? []
  writer.line(0, `${space}${title}:${list.length === 0 ? ` ${NONE}` : ''}`)
  for (const container of list) {
    const status = (statuses ?? []).findLast(({ name }) => name === container.name)
    basicLines(writer, container, status, space)
    textLines(writer, 'Command', container.command)
    textLines(writer, 'Args', container.args)
    if (status !== undefined) stateLines(writer, status)
    resourceLines(writer, container.resources, 2)
    if (container.livenessProbe) writer.line(2, `Liveness:\t${probeText(container.livenessProbe)}`)
    if (container.readinessProbe) writer.line(2, `Readiness:\t${probeText(container.readinessProbe)}`)
    if (container.startupProbe) writer.line(2, `Startup:\t${probeText(container.startupProbe)}`)
    envFromLines(writer, container)
    envLines(writer, container, pod)
    mountLines(writer, container)
  }
}

/** Limits and requests, by name. Models kubectl pkg/describe/describe.go, describeResources. */
export function resourceLines(
  writer: DescribeWriter,
  resources: ResourceRequirements | undefined,
  level: number,
): void {
  const blocks = [
    ['Limits', resources?.limits],
    ['Requests', resources?.requests],
  ] as const
  for (const [title, list] of blocks) {
    const entries = sortedEntries(list)
    if (entries.length > 0) writer.line(level, `${title}:`)
    for (const [name, text] of entries) {
      const parsed = parseQuantity(String(text))
      writer.line(level + 1, `${name}:\t${parsed.ok ? quantityText(parsed.value) : text}`)
    }
  }
}

function basicLines(writer: DescribeWriter, container: Container, status: ContainerStatus | undefined, space: string) {
  writer.line(1, `${space === '' ? '' : ' '}${container.name}:`)
  if (status !== undefined) writer.line(2, `Container ID:\t${status.containerID ?? ''}`)
  writer.line(2, `Image:\t${container.image ?? ''}`)
  if (status !== undefined) writer.line(2, `Image ID:\t${status.imageID ?? ''}`)
  portLine(writer, 'Port', container.ports, ({ containerPort }) => containerPort)
  portLine(writer, 'Host Port', container.ports, ({ hostPort }) => hostPort ?? 0)
  const profile = container.securityContext?.seccompProfile
  if (!profile) return
  writer.line(2, `SeccompProfile:\t${profile.type}`)
  if (profile.type === 'Localhost') writer.line(3, `LocalhostProfile:\t${profile.localhostProfile ?? ''}`)
}

function portLine(writer: DescribeWriter, title: string, ports: Container['ports'], numberOf: (port: Port) => number) {
  const texts = (ports ?? []).map(
    (port) => `${numberOf(port)}/${port.protocol ?? ''}${port.name ? ` (${port.name})` : ''}`,
  )
  writer.line(2, `${texts.length > 1 ? `${title}s` : title}:\t${texts.join(', ') || NONE}`)
}

function textLines(writer: DescribeWriter, title: string, texts: readonly string[] | undefined): void {
  if ((texts ?? []).length === 0) return
  writer.line(2, `${title}:`)
  for (const line of (texts ?? []).flatMap((text) => text.split('\n'))) writer.line(3, line)
}

function stateLines(writer: DescribeWriter, status: ContainerStatus): void {
  oneStateLines(writer, 'State', status.state ?? {})
  if (status.lastState?.terminated) oneStateLines(writer, 'Last State', status.lastState)
  writer.line(2, `Ready:\t${status.ready ? 'True' : 'False'}`)
  writer.line(2, `Restart Count:\t${status.restartCount ?? 0}`)
}

// Models kubectl pkg/describe/describe.go, describeStatus.
function oneStateLines(writer: DescribeWriter, title: string, { running, waiting, terminated }: ContainerState): void {
  if (running) {
    writer.line(2, `${title}:\tRunning`)
    writer.line(3, `Started:\t${describeTime(running.startedAt)}`)
  } else if (waiting || !terminated) {
    writer.line(2, `${title}:\tWaiting`)
    if (waiting?.reason) writer.line(3, `Reason:\t${waiting.reason}`)
  } else {
    writer.line(2, `${title}:\tTerminated`)
    if (terminated.reason) writer.line(3, `Reason:\t${terminated.reason}`)
    if (terminated.message) writer.line(3, `Message:\t${terminated.message}`)
    writer.line(3, `Exit Code:\t${terminated.exitCode}`)
    if ((terminated.signal ?? 0) > 0) writer.line(3, `Signal:\t${terminated.signal}`)
    writer.line(3, `Started:\t${describeTime(terminated.startedAt)}`)
    writer.line(3, `Finished:\t${describeTime(terminated.finishedAt)}`)
  }
}

function mountLines(writer: DescribeWriter, { volumeMounts, volumeDevices }: Container): void {
  const mounts = [...(volumeMounts ?? [])].sort((a, b) =>
    a.mountPath < b.mountPath ? -1 : a.mountPath > b.mountPath ? 1 : 0,
  )
  const none = mounts.length === 0 ? `\t${NONE}` : ''
  writer.line(2, `Mounts:${none}`)
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    const flags = [readOnly === true ? 'ro' : 'rw', ...(subPath ? [`path=${JSON.stringify(subPath)}`] : [])]
    writer.line(3, `${mountPath} from ${name} (${flags.join(',')})`)
  }
  const devices = [...(volumeDevices ?? [])].sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1))
  if (devices.length > 0) writer.line(2, `Devices:${none}`)
  for (const { devicePath, name } of devices) writer.line(3, `${devicePath} from ${name}`)
}
