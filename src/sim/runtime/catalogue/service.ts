import type { Listener } from '../network/podNetwork.ts'
import { writeTo } from '../processes/io.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { LISTEN_DELAY, type ProgramRequest } from '../program.ts'
import { type Tool, type ToolCall, waiting } from '../tools/tool.ts'
import type { World } from '../world.ts'
import type { Service, ServicePort } from './entry.ts'
import { logText } from './logText.ts'
import { missingRequirement } from './requirements.ts'

/** The program of a service: it starts up, listens, and leaves as its signals say. */
export function serviceTool(service: Service, request: ProgramRequest): Tool {
  return waiting(function* (call) {
    if (endsAtOnce(call.args)) return 0
    const missing = missingRequirement(call, service.requires ?? [])
    if (missing !== undefined) {
      yield LISTEN_DELAY
      yield* writeTo(call.process, 2, missing.text)
      return missing.exitCode
    }
    if (service.foreground?.test(call.args.join(' ')) === false) {
      const { world, process, args } = call
      process.table.spawn(process, call.name, process.args, (child) =>
        serve({ world, process: child, args }, service, request),
      )
      yield LISTEN_DELAY
      return 0
    }
    return yield* serve(call, service, request)
  })
}

/** Whether a command only asks for the version, help or a check. */
const endsAtOnce = (args: readonly string[]): boolean =>
  /^(-v|-V|-t|-h|--version|--help|version|help)$/.test(args.at(-1) ?? '')

/** What a service needs of its call. */
type ServiceCall = Pick<ToolCall, 'world' | 'process' | 'args'>

function* serve(call: ServiceCall, service: Service, request: ProgramRequest): Running<number> {
  const { world, process } = call
  const stream = service.stream === 'stderr' ? 2 : 1
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
    yield* writeTo(process, stream, logText(world, service.first ?? []))
    // a cluster whose images the scenario describes has programs that listen as soon as they run
    const startUp = request.imageSource === 'scenario' ? LISTEN_DELAY : Math.max(service.startUp, LISTEN_DELAY)
    const ready = world.kernel.now + startUp
    while (asked.code === undefined && world.kernel.now < ready) yield ready - world.kernel.now
    if (asked.code === undefined) {
      for (const { port, protocol } of portsOf(service, call, request)) {
        const listener = listenerOf(world, service, protocol)
        if (world.network.listen(port, listener)) open.push({ port, listener })
        else {
          const said = service.portTaken ?? `listen tcp 0.0.0.0:${port}: bind: address already in use`
          yield* writeTo(process, 2, `${said}\n`)
          return 1
        }
      }
      yield* writeTo(process, stream, logText(world, service.ready ?? []))
    }
    while (asked.code === undefined) yield left
    const gone = world.kernel.now + (service.stopping ?? 0)
    while (world.kernel.now < gone) yield gone - world.kernel.now
    return asked.code
  } finally {
    for (const { port, listener } of open) world.network.close(port, listener)
  }
}

interface OpenPort {
  readonly port: number
  readonly protocol: 'HTTP' | 'TCP' | 'UDP' | 'GRPC'
}

const openPort = (text: ServicePort): OpenPort => {
  const [port, protocol] = text.split('/')
  return { port: Number(port), protocol: protocol as OpenPort['protocol'] }
}

/** The ports that a service opens: its own, another that its arguments name, else (where it has none of its own) what the manifest declares. */
function portsOf(service: Service, { args }: ServiceCall, request: ProgramRequest): readonly OpenPort[] {
  const own = (service.ports ?? []).map(openPort)
  const [first, ...others] = own
  for (const [i, arg] of args.entries()) {
    const option = service.portOptions?.find((o) => arg === o || arg.startsWith(`${o}=`))
    if (option === undefined) continue
    const text = arg === option ? args[i + 1] : arg.slice(option.length + 1)
    const port = Number(/\d+$/.exec(text ?? '')?.[0])
    if (Number.isInteger(port)) return [{ port, protocol: first?.protocol ?? 'TCP' }, ...others]
  }
  if (first !== undefined) return own
  return declaredPorts(request)
}

/** The ports that the manifest declares, as a program serves them of which no more is known. */
export const declaredPorts = ({ declaredPorts: ports }: ProgramRequest): readonly OpenPort[] =>
  ports.map(({ port, protocol }) => ({ port, protocol: protocol === 'UDP' ? 'UDP' : 'HTTP' }))

function listenerOf(world: World, service: Service, protocol: OpenPort['protocol']): Listener {
  switch (protocol) {
    case 'TCP':
    case 'UDP':
      return { protocol }
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

/** The page under a web root; where the scenario describes the image's content, nobody has told of its welcome page. */
function pageAt(world: World, webRoot: string, path: string): string | undefined {
  const { files } = world
  if (files.lookup(webRoot) === undefined) return path === '/' ? '' : undefined
  const target = files.lookup(`${webRoot}${path}`)
  return files.readFile(target?.kind === 'directory' ? `${webRoot}${path}/index.html` : `${webRoot}${path}`)
}
