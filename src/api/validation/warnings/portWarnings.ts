import { goQuote } from '../../goText/goQuote.ts'
import type { Container } from '../../types.ts'
import type { PlacedContainer } from '../pod/visitContainers.ts'

type Port = NonNullable<Container['ports']>[number]

interface PlacedPort {
  readonly at: string
  readonly port: Port
}

const portsOf = (containers: readonly PlacedContainer[]): PlacedPort[] =>
  containers.flatMap(({ container, place }) =>
    (container.ports ?? []).map((port, index) => ({ at: `${place.text}.ports[${index}]`, port })),
  )

/** Ports that say the same twice, or almost. Models pkg/api/pod/warnings.go (1.36). */
export function portWarnings(containers: readonly PlacedContainer[]): string[] {
  const earlier: PlacedPort[] = []
  return portsOf(containers).flatMap((each) => {
    const { at, port } = each
    const warnings: string[] = []
    if (port.hostIP && !port.hostPort) warnings.push(`${at}: hostIP set without hostPort: ${printed(port)}`)
    for (const other of earlier) {
      const same = other.port.containerPort === port.containerPort && other.port.protocol === port.protocol
      const how = same ? overlap(port, other.port) : undefined
      if (how) warnings.push(`${at}: ${how} port definition with ${other.at}`)
    }
    earlier.push(each)
    return warnings
  })
}

/** A port as Go's %+v prints it. */
function printed({ name = '', hostPort = 0, containerPort, protocol, hostIP }: Port): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`
}

function overlap(port: Port, known: Port): string | undefined {
  const [hostPort, otherPort] = [port.hostPort ?? 0, known.hostPort ?? 0]
  const [hostIP, otherIP] = [port.hostIP ?? '', known.hostIP ?? '']
  if (hostIP === otherIP && hostPort === otherPort) return 'duplicate'
  if (hostPort === 0 || otherPort === 0) return 'overlapping'
  return hostPort === otherPort && (hostIP === '') !== (otherIP === '') ? 'dangerously ambiguous' : undefined
}

/** Names of ports that only the first of them answers to. */
export function portNameWarnings(containers: readonly PlacedContainer[]): string[] {
  const byName = new Map<string, string>()
  return portsOf(containers).flatMap(({ at, port: { name } }) => {
    if (!name) return []
    const first = byName.get(name)
    byName.set(name, first ?? at)
    const used = `services and probes that select ports by name will use ${first}`
    return first ? [`${at}: duplicate port name ${goQuote(name)} with ${first}, ${used}`] : []
  })
}
