import { addressOf, dnsAnswer } from './address.ts'
import { httpdTool } from './httpd.ts'
import { interfaceTools } from './interfaces.ts'
import { ncTool, netcatTool, telnetTool } from './nc.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { wgetTool } from './wget.ts'

/** How long a name server takes to answer. */
const DNS_TRIP = 2
/** Types of records that are asked for where none is named, and those that the cluster has. */
const TYPES = new Set(['a', 'aaaa', 'any', 'cname', 'mx', 'ns', 'ptr', 'soa', 'srv', 'txt'])

/** `nslookup`: asks the name server by itself, not as the C library does. Models busybox networking/nslookup.c. */
const nslookupTool: Tool = waiting(function* (call) {
  const settings = call.args.filter((arg) => arg.startsWith('-'))
  const [name, given] = call.args.filter((arg) => !arg.startsWith('-'))
  const types = settings.flatMap((arg) => /^-(?:q|type|querytype)=(.*)$/.exec(arg)?.[1]?.toLowerCase() ?? [])
  if (name === undefined || types.some((type) => !TYPES.has(type))) return usage(call)
  const resolv = call.world.files.readFile('/etc/resolv.conf') ?? ''
  const server = given ?? /^nameserver\s+(\S+)/m.exec(resolv)?.[1] ?? '127.0.0.1'
  if (call.world.network.ip === undefined) {
    call.complain(`can't connect to remote host (${server}): Network is unreachable`)
    return 1
  }
  yield DNS_TRIP
  call.out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`)
  let status = 0
  const pointer = /^\d+\.\d+\.\d+\.\d+$/.test(name)
  const search = /^search\s+(.*)$/m.exec(resolv)?.[1]?.trim().split(/\s+/) ?? []
  // only a name without dots is looked for in the search domains
  const names = pointer
    ? [`${name.split('.').reverse().join('.')}.in-addr.arpa`]
    : name.includes('.') || search.length === 0
      ? [name]
      : search.map((domain) => `${name}.${domain}`)
  for (const type of pointer ? ['ptr'] : types.length > 0 ? types : ['a', 'aaaa'])
    for (const whole of names) {
      const addresses = dnsAnswer(call.world, whole)
      if (addresses === undefined) {
        call.out(`** server can't find ${whole}: NXDOMAIN\n`)
        status = 1
      } else if (type === 'a' || type === 'any')
        for (const address of addresses) call.out(`Name:\t${whole}\nAddress: ${address}\n`)
      call.out('\n')
    }
  return status
})

const pingTool: Tool = waiting(function* (call) {
  const read = options(call.args, '46c:s:t:w:W:I:np:qAi:')
  const [host] = read.rest
  if (read.error !== undefined || host === undefined) return usage(call, read.error)
  const { values, flags } = read
  const address = addressOf(call.world, host)
  if (address === undefined) {
    call.complain(`bad address '${host}'`)
    return 1
  }
  const size = Number(values.get('s') ?? 56)
  call.out(`PING ${host} (${address}): ${size} data bytes\n`)
  if (call.world.network.ip === undefined) {
    call.complain('sendto: Network is unreachable')
    return 1
  }
  const own = address.startsWith('127.') || address === call.world.network.ip
  const answers = own || call.world.cluster.byAddress(address) !== undefined
  const count = Number(values.get('c') ?? Number.POSITIVE_INFINITY)
  const deadline = call.world.kernel.now + Number(values.get('w') ?? Number.POSITIVE_INFINITY) * 1000
  let sent = 0
  for (; sent < count && call.world.kernel.now < deadline; sent++) {
    if (sent > 0) yield Number(values.get('i') ?? 1) * 1000
    if (answers && !flags.has('q')) call.out(`${size + 8} bytes from ${address}: seq=${sent} ttl=64 time=${TIME} ms\n`)
    yield* call.flush()
  }
  if (!answers) yield Number(values.get('W') ?? 10) * 1000
  const received = answers ? sent : 0
  call.out(`\n--- ${host} ping statistics ---\n`)
  call.out(`${sent} packets transmitted, ${received} packets received, ${answers ? 0 : 100}% packet loss\n`)
  if (answers) call.out(`round-trip min/avg/max = ${TIME}/${TIME}/${TIME} ms\n`)
  return answers ? 0 : 1
})

/** How long every answer takes, in milliseconds: chance is left out. */
const TIME = '0.050'

const tracerouteTool: Tool = waiting(function* (call: ToolCall) {
  const read = options(call.args, '46FIlnrvf:m:p:q:s:t:w:z:i:')
  const [host] = read.rest
  if (read.error !== undefined || host === undefined) return usage(call, read.error)
  const address = addressOf(call.world, host)
  if (address === undefined) {
    call.complain(`bad address '${host}'`)
    return 1
  }
  const { ip } = call.world.network
  call.out(`traceroute to ${host} (${address}), 30 hops max, 46 byte packets\n`)
  if (ip === undefined) {
    call.complain('sendto: Network is unreachable')
    return 1
  }
  const named = read.flags.has('n') ? address : `${host} (${address})`
  const reached = address === ip || address.startsWith('127.') || call.world.cluster.byAddress(address) !== undefined
  const hops = reached ? 1 : 30
  for (let hop = 1; hop <= hops; hop++) {
    call.out(`${String(hop).padStart(2)}  ${reached ? `${named}  ${TIME} ms  ${TIME} ms  ${TIME} ms` : '*  *  *'}\n`)
    yield* call.flush()
    if (!reached) yield 15_000
  }
  return 0
})

/** Tools that talk over the network. */
export const networkTools: Readonly<Record<string, Tool>> = {
  ...interfaceTools,
  httpd: httpdTool,
  nc: ncTool,
  netcat: netcatTool,
  nslookup: nslookupTool,
  ping: pingTool,
  telnet: telnetTool,
  traceroute: tracerouteTool,
  wget: wgetTool,
}
