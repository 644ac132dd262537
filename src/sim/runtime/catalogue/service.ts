import type { Listener } from '../network/podNetwork.ts'
import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { LISTEN_DELAY, type ProgramRequest } from '../program.ts'
import type { World } from '../world.ts'
import type { Service, ServicePort } from './entry.ts'

/** Plays a service of the catalogue as process 1: it starts up, listens, and leaves as its signals say. */
export function servicePlayer(
  world: World,
  service: Service,
  request: ProgramRequest,
): (process: VirtualProcess) => Running<number> {
  return function* (process) {
    const { requires } = service
    if (requires !== undefined && !requires.anyOf.some((name) => (world.env.get(name) ?? '') !== '')) {
      yield LISTEN_DELAY
      for (const line of requires.message) world.stderr.write(`${line}\n`)
      return requires.exitCode
    }
    const left = new WaitQueue()
    const asked: { code: number | undefined } = { code: undefined }
    for (const signal of Object.keys(service.onSignal)) {
      process.dispositions.set(signal, () => {
        asked.code ??= service.onSignal[signal]
        left.wake()
      })
    }
    const open: { readonly port: number; readonly listener: Listener }[] = []
    try {
      // a cluster whose images the scenario describes has programs that listen as soon as they run
      const startUp = request.imageSource === 'scenario' ? LISTEN_DELAY : Math.max(service.startUp, LISTEN_DELAY)
      const ready = world.kernel.now + startUp
      while (asked.code === undefined && world.kernel.now < ready) yield ready - world.kernel.now
      if (asked.code === undefined) {
        for (const spec of portsOf(service, request)) {
          const listener = listenerOf(world, service, spec)
          if (world.network.listen(spec.port, listener)) open.push({ port: spec.port, listener })
          else {
            world.stderr.write(
              `${service.portTaken ?? `listen tcp 0.0.0.0:${spec.port}: bind: address already in use`}\n`,
            )
            return 1
          }
        }
        for (const line of service.ready ?? []) world.stdout.write(`${line}\n`)
      }
      while (asked.code === undefined) yield left
      if (service.stopping !== undefined) {
        const gone = world.kernel.now + service.stopping
        while (world.kernel.now < gone) yield gone - world.kernel.now
      }
      return asked.code
    } finally {
      for (const { port, listener } of open) world.network.close(port, listener)
    }
  }
}

/** The ports that a service opens: its own, another that its arguments name, else (where it has none of its own) what the manifest declares. */
function portsOf(service: Service, request: ProgramRequest): readonly ServicePort[] {
  const [first, ...others] = service.ports
  for (const [i, arg] of request.argv.entries()) {
    const option = service.portOptions?.find((o) => arg === o || arg.startsWith(`${o}=`))
    if (option === undefined) continue
    const text = arg === option ? request.argv[i + 1] : arg.slice(option.length + 1)
    const port = Number(/\d+$/.exec(text ?? '')?.[0])
    if (Number.isInteger(port)) return [{ port, protocol: first?.protocol ?? 'TCP' }, ...others]
  }
  if (first !== undefined) return service.ports
  return request.declaredPorts.map(({ port, protocol }) => ({ port, protocol: protocol === 'UDP' ? 'UDP' : 'HTTP' }))
}

function listenerOf(world: World, service: Service, spec: ServicePort): Listener {
  switch (spec.protocol) {
    case 'TCP':
    case 'UDP':
      return { protocol: spec.protocol }
    case 'GRPC':
      return { protocol: 'GRPC', health: () => 'SERVING' }
    case 'HTTP':
      return {
        protocol: 'HTTP',
        respond: (request) => {
          const path = request.path.split('?')[0] ?? '/'
          const body =
            service.paths?.[path] ?? (service.webRoot === undefined ? '' : pageAt(world, service.webRoot, path))
          if (body === undefined) return { status: 404, headers: {}, body: '<h1>404 Not Found</h1>\n', delay: 0 }
          return { status: 200, headers: {}, body, delay: 0 }
        },
      }
  }
}

/** The page under a web root; where the image's own directory is untouched it has a welcome page. */
function pageAt(world: World, webRoot: string, path: string): string | undefined {
  const { files } = world
  const node = files.lookup(webRoot)
  if (node === undefined) return path === '/' || path === '/index.html' ? '<h1>It works!</h1>\n' : undefined
  const target = files.lookup(`${webRoot}${path}`)
  return files.readFile(target?.kind === 'directory' ? `${webRoot}${path}/index.html` : `${webRoot}${path}`)
}
