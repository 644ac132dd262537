import type { Draft } from '../../api/defaults/draft.ts'
import { allocateService } from '../../api/strategy/allocateService.ts'
import type { Service } from '../../api/types.ts'
import type { Cluster } from '../cluster.ts'

/** The range that node ports are drawn from: the API server's `--service-node-port-range`. */
const FIRST_NODE_PORT = 30_000
const NODE_PORTS = 2768

/** Draws a Service's address out of 10.96.0.0/16 and its node ports, such as nobody has. Models pkg/registry/core/service/storage/alloc.go (1.36). */
export function allocateAddresses({ kernel, store }: Cluster, service: Draft<Service>, uid: string): void {
  const others = store.list<Service>('Service')
  const addresses = new Set(others.map(({ spec }) => spec?.clusterIP))
  const ports = new Set(
    [service as Service, ...others].flatMap(({ spec }) => [
      spec?.healthCheckNodePort,
      ...(spec?.ports ?? []).map(({ nodePort }) => nodePort),
    ]),
  )
  const random = kernel.random(`clusterIP ${uid}`)
  const nodePort = (): number => {
    const start = kernel.random(`nodePort ${uid}`).below(NODE_PORTS)
    for (let step = 0; step < NODE_PORTS; step++) {
      const port = FIRST_NODE_PORT + ((start + step) % NODE_PORTS)
      if (ports.has(port)) continue
      ports.add(port)
      return port
    }
    return 0
  }
  const clusterIP = (): string => {
    let address: string
    do address = `10.96.${1 + random.below(254)}.${1 + random.below(254)}`
    while (addresses.has(address))
    return address
  }
  allocateService(service, { clusterIP, nodePort, healthCheckNodePort: nodePort })
}
