import { type Connection, connectionPair } from '../network/connection.ts'
import type { Listener } from '../network/podNetwork.ts'
import { writeTo } from '../processes/io.ts'
import { END } from '../processes/openFile.ts'
import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { connect, connectFailure, waitForNobody } from './address.ts'
import { httpExchange } from './httpExchange.ts'
import { becomeCommand, programCode } from './startCommand.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { waitForAny } from './waiting.ts'

/** What a call of nc asks for. */
interface NcCall {
  readonly call: ToolCall
  readonly port: number
  /** The program that talks instead of standard input and output. */
  readonly program: readonly string[] | undefined
  /** Whether it listens again after a connection. */
  readonly again: 'once' | 'again'
}

/** `nc`, the small one that Debian builds. Models busybox networking/nc.c. */
export const ncTool: Tool = waiting(function* (call) {
  // -e takes the rest of the line
  const e = call.args.findIndex((arg) => /^-[a-z]*e$/.test(arg))
  const program = e < 0 ? undefined : call.args.slice(e + 1)
  const given = e < 0 ? call.args : call.args.slice(0, e)
  const listens = given.join(' ').match(/(?<=(^| )-[a-z]*)l/g)?.length ?? 0
  const read = options(given, 'lp:w:i:f:')
  if (read.error !== undefined || program?.length === 0) return usage(call, read.error)
  const [host, portText] = read.rest
  if (listens > 0) {
    // without -p the first word is the address to listen at: that is never the pod's
    if (host !== undefined && !read.values.has('p') && call.world.network.ip !== undefined) {
      call.complain('bind: Cannot assign requested address')
      return 1
    }
    return yield* listen({
      call,
      port: Number(read.values.get('p') ?? 0),
      program,
      again: listens > 1 ? 'again' : 'once',
    })
  }
  if (host === undefined || portText === undefined) return usage(call)
  return yield* talkTo(call, host, portText, Number(read.values.get('w') ?? 0) * 1000, program)
})

/** `nc` as other builds have it (nc 1.10): with -z, -v, -u, -k. Models busybox networking/nc_bloaty.c. */
export const netcatTool: Tool = waiting(function* (call) {
  const e = call.args.findIndex((arg) => /^-[a-z]*e$/.test(arg))
  const program = e < 0 ? undefined : call.args.slice(e + 1)
  const read = options(e < 0 ? call.args : call.args.slice(0, e), 'np:s:uvw:lki:o:zq:N46')
  if (read.error !== undefined || program?.length === 0) return usage(call, read.error)
  const { flags, values } = read
  const [host, portText] = read.rest
  if (flags.has('l')) {
    const port = Number(values.get('p') ?? portText ?? host ?? 0)
    return yield* listen({ call, port, program, again: flags.has('k') ? 'again' : 'once' })
  }
  if (host === undefined || portText === undefined) return usage(call)
  const limit = Number(values.get('w') ?? 0) * 1000
  if (!flags.has('z')) return yield* talkTo(call, host, portText, limit, program)
  const attempt = connect(call.world, host, Number(portText))
  if (attempt.kind === 'unknown host') {
    call.complain(`bad address '${host}'`)
    return 1
  }
  yield* waitForNobody(attempt, limit || undefined)
  const open = attempt.kind === 'connected'
  if (flags.has('v')) {
    if (open) call.err(`${host} (${attempt.address}:${portText}) open\n`)
    else
      call.complain(
        `${host} (${attempt.address}:${portText}): ${attempt.kind === 'refused' ? 'Connection refused' : 'Connection timed out'}`,
      )
  }
  return open ? 0 : 1
})

/** `telnet`: what is typed goes to the other side. */
export const telnetTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'al:')
  const [host, portText = '23'] = read.rest
  if (read.error !== undefined || host === undefined) return usage(call, read.error)
  const own = yield* dialled(call, host, portText, 0)
  if (typeof own === 'number') return own
  call.out(`Connected to ${host}\n`)
  yield* call.flush()
  const ended = yield* relay(call, own, 'with either side')
  own.hangUp()
  if (ended === 'by us') return 0
  call.err('Connection closed by foreign host\r\n')
  return 1
})

function* talkTo(
  call: ToolCall,
  host: string,
  portText: string,
  limit: number,
  program: readonly string[] | undefined,
): Running<number> {
  const own = yield* dialled(call, host, portText, limit)
  if (typeof own === 'number') return own
  if (program !== undefined) return yield* runOver(call, own, program)
  yield* relay(call, own, 'with the other side')
  own.hangUp()
  return 0
}

/** Connects to a host; the exit code where that fails, after a message. */
function* dialled(call: ToolCall, host: string, portText: string, limit: number): Running<Connection | number> {
  if (!/^\d+$/.test(portText)) {
    call.complain(`bad port '${portText}'`)
    return 1
  }
  const attempt = connect(call.world, host, Number(portText))
  if (attempt.kind === 'unknown host') {
    call.complain(`bad address '${host}'`)
    return 1
  }
  if (attempt.kind !== 'connected') {
    yield* waitForNobody(attempt, limit || undefined)
    call.complain(attempt.kind === 'nobody' && limit > 0 ? 'timed out' : connectFailure(attempt))
    return 1
  }
  return dial(call, attempt.listener)
}

/** Connects to a listener; one that takes no connections is talked to for it. */
function dial(call: ToolCall, listener: Listener): Connection {
  const [own, peer] = connectionPair()
  if (listener.protocol === 'TCP' && listener.accept !== undefined) listener.accept(peer)
  else call.world.table.spawn(call.process, call.name, call.process.args, () => standIn(call, listener, peer))
  return own
}

/** Answers in place of a listener that only knows whole requests. */
function* standIn(call: ToolCall, listener: Listener, peer: Connection): Running<number> {
  let text = ''
  for (;;) {
    const piece = peer.input.read(4096)
    if (piece === undefined) {
      if (peer.input.readable === undefined) break
      yield peer.input.readable
      continue
    }
    text += piece
    const request = /^([A-Z]+) (\S+) HTTP\/[\s\S]*?\r?\n\r?\n/.exec(text)
    if (listener.protocol === 'HTTP' && request !== null) {
      const [, method = 'GET', path = '/'] = request
      const response = yield* httpExchange(call, listener, { method, path, headers: {}, body: '' }, undefined)
      if (typeof response !== 'string')
        peer.output.write(`HTTP/1.1 ${response.status} OK\r\nConnection: close\r\n\r\n${response.body}`)
      break
    }
    if (piece === END) {
      if (listener.protocol === 'TCP') peer.output.write(listener.serve?.(text) ?? '')
      break
    }
  }
  peer.hangUp()
  return 0
}

/** Listens on a port and talks to whoever connects. */
function* listen(nc: NcCall): Running<number> {
  const { call, port, program, again } = nc
  const { network } = call.world
  const waitingPeers: Connection[] = []
  const arrived = new WaitQueue()
  const listener: Listener = {
    protocol: 'TCP',
    accept: (peer) => {
      waitingPeers.push(peer)
      arrived.wake()
    },
  }
  if (!network.listen(port, listener)) {
    call.complain('bind: Address already in use')
    return 1
  }
  try {
    for (;;) {
      while (waitingPeers.length === 0) yield arrived
      const own = waitingPeers.shift() as Connection
      if (again === 'once') network.close(port, listener)
      if (program === undefined) {
        yield* relay(call, own, 'with the other side')
        own.hangUp()
      } else if (again === 'once') return yield* runOver(call, own, program)
      else startOver(call, own, program)
      if (again === 'once') return 0
    }
  } finally {
    network.close(port, listener)
    for (const peer of waitingPeers) peer.hangUp()
  }
}

/** Copies standard input to the connection and what comes back to standard output, until the other side is done, or either. */
function* relay(
  call: ToolCall,
  own: Connection,
  ends: 'with the other side' | 'with either side',
): Running<'by us' | 'by them'> {
  const { process, world } = call
  let stdin = process.files.get(0)
  let unsent = ''
  for (;;) {
    // each round serves both directions, one's own first
    let moved = false
    if (unsent === '' && stdin !== undefined) {
      const typed = stdin.read(4096)
      if (typed === END && ends === 'with either side') return 'by us'
      if (typed === END) {
        stdin = undefined
        own.endOutput()
      } else unsent = typed ?? ''
    }
    if (unsent !== '' && own.output.write(unsent) !== 'full') {
      unsent = ''
      moved = true
    }
    const came = own.input.read(4096)
    if (came === END) return 'by them'
    if (came !== undefined) {
      yield* writeTo(process, 1, came)
      continue
    }
    if (moved) continue
    yield* waitForAny(world.kernel, [own.input.readable, unsent === '' ? stdin?.readable : own.output.writable])
  }
}

/** Gives a process the connection as its standard input and output. */
function attach(process: VirtualProcess, { input, output }: Connection): void {
  for (const [fd, file] of [
    [0, input],
    [1, output],
  ] as const) {
    process.files.get(fd)?.release()
    process.files.set(fd, file)
  }
}

function* runOver(call: ToolCall, own: Connection, program: readonly string[]): Running<number> {
  attach(call.process, own)
  return yield* becomeCommand(call, program)
}

function startOver(call: ToolCall, own: Connection, program: readonly string[]): void {
  const { world, process, env, workingDir } = call
  const code = programCode(world, program, env, workingDir)
  const child = code.kind === 'code' ? world.table.spawn(process, code.name, program, code.code) : undefined
  if (child === undefined) own.hangUp()
  else attach(child, own)
}
