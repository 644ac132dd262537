import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

/** The last number of an address, as two hexadecimal digits each: what a pod's hardware address is made of. */
const hardwareAddress = (ip: string): string =>
  ['02', '42', ...ip.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))].join(':')

const networkOf = (ip: string): string => ip.replace(/\d+$/, '0')
const gatewayOf = (ip: string): string => ip.replace(/\d+$/, '1')

const LOOPBACK = '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n'
const FOREVER = '       valid_lft forever preferred_lft forever\n'

/** What `ip addr` and `ip link` tell of the two interfaces of a pod. */
function interfaceText(ip: string | undefined, name: string, what: 'addresses' | 'links' | 'IPv4 addresses'): string {
  const links = what !== 'IPv4 addresses'
  const addresses = what !== 'links'
  if (name === 'lo') {
    const flags = ip === undefined ? 'LOOPBACK> mtu 65536 qdisc noop' : 'LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue'
    const own = ip === undefined || !addresses ? '' : `    inet 127.0.0.1/8 scope host lo\n${FOREVER}`
    return `1: lo: <${flags} qlen 1000\n${links ? LOOPBACK : ''}${own}`
  }
  if (ip === undefined) return ''
  const link = `    link/ether ${hardwareAddress(ip)} brd ff:ff:ff:ff:ff:ff\n`
  const own = `    inet ${ip}/24 brd ${ip.replace(/\d+$/, '255')} scope global eth0\n${FOREVER}`
  return `2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue \n${links ? link : ''}${addresses ? own : ''}`
}

const ipTool: Tool = instant((call) => {
  const { ip } = call.world.network
  const words = call.args.filter((arg) => !arg.startsWith('-'))
  const [object = '', verb = 'show'] = words
  const only = words.find((word) => word === 'lo' || /^[a-z]+\d+$/.test(word))
  if (only !== undefined && only !== 'lo' && (only !== 'eth0' || ip === undefined)) {
    call.complain(`can't find device '${only}'`)
    return 1
  }
  const isObject = (name: string): boolean => object !== '' && name.startsWith(object)
  if (!/^(s|l|show|list|dev|lo|eth0)/.test(verb)) {
    if (!isObject('address') && !isObject('link') && !isObject('route')) return usage(call)
    call.complain('RTNETLINK answers: Operation not permitted')
    return 2
  }
  if (isObject('address') || isObject('link')) {
    const what = isObject('link') ? 'links' : call.args.includes('-4') ? 'IPv4 addresses' : 'addresses'
    for (const name of only === undefined ? ['lo', 'eth0'] : [only]) call.out(interfaceText(ip, name, what))
    return 0
  }
  if (isObject('route')) {
    if (ip !== undefined)
      call.out(`default via ${gatewayOf(ip)} dev eth0 \n${networkOf(ip)}/24 dev eth0 scope link  src ${ip} \n`)
    return 0
  }
  return isObject('neigh') || isObject('rule') ? 0 : usage(call)
})

function interfaceBlock(name: string, ip: string): string {
  const counters = [
    '          RX packets:0 errors:0 dropped:0 overruns:0 frame:0',
    '          TX packets:0 errors:0 dropped:0 overruns:0 carrier:0',
    `          collisions:0 txqueuelen:${name === 'lo' ? 1000 : 0} `,
    '          RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)',
  ].join('\n')
  const head =
    name === 'lo'
      ? 'lo        Link encap:Local Loopback  \n          inet addr:127.0.0.1  Mask:255.0.0.0\n          UP LOOPBACK RUNNING  MTU:65536  Metric:1'
      : `eth0      Link encap:Ethernet  HWaddr ${hardwareAddress(ip).toUpperCase()}  \n          inet addr:${ip}  Bcast:${ip.replace(/\d+$/, '255')}  Mask:255.255.255.0\n          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1`
  return `${head}\n${counters}\n\n`
}

const ifconfigTool: Tool = instant((call) => {
  const { ip } = call.world.network
  const words = call.args.filter((arg) => !arg.startsWith('-'))
  const [name, ...changes] = words
  if (name !== undefined && name !== 'lo' && (name !== 'eth0' || ip === undefined)) {
    call.complain(`${name}: error fetching interface information: Device not found`)
    return 1
  }
  if (changes.length > 0) {
    call.complain('SIOCSIFADDR: Operation not permitted')
    return 1
  }
  if (ip === undefined) return 0
  for (const shown of name === undefined ? ['eth0', 'lo'] : [name]) call.out(interfaceBlock(shown, ip))
  return 0
})

const routeTool: Tool = instant((call) => {
  const read = options(call.args, 'A:ne')
  if (read.error !== undefined || read.rest.length > 0) return usage(call, read.error)
  call.out('Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n')
  printRoutes(call)
  return 0
})

function printRoutes(call: ToolCall): void {
  const { ip } = call.world.network
  if (ip === undefined) return
  const row = (to: string, gateway: string, mask: string, flags: string): string =>
    `${to.padEnd(15)} ${gateway.padEnd(15)} ${mask.padEnd(16)}${flags.padEnd(6)}0      0        0 eth0\n`
  call.out(row('0.0.0.0', gatewayOf(ip), '0.0.0.0', 'UG'))
  call.out(row(networkOf(ip), '0.0.0.0', '255.255.255.0', 'U'))
}

const netstatTool: Tool = instant((call) => {
  const read = options(call.args, 'laentuwxrp')
  if (read.error !== undefined) return usage(call, read.error)
  const { flags } = read
  if (flags.has('r')) {
    call.out(
      'Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n',
    )
    printRoutes(call)
    return 0
  }
  const shown = flags.has('a') ? 'servers and established' : flags.has('l') ? 'only servers' : 'w/o servers'
  call.out(`Active Internet connections (${shown})\n`)
  call.out('Proto Recv-Q Send-Q Local Address           Foreign Address         State       \n')
  const all = !flags.has('t') && !flags.has('u')
  for (const [port, protocol] of flags.has('l') || flags.has('a') ? call.world.network.ports : []) {
    const udp = protocol === 'UDP'
    if (!all && !flags.has(udp ? 'u' : 't')) continue
    const local = `:::${port}`.padEnd(23)
    call.out(
      `${udp ? 'udp' : 'tcp'}        0      0 ${local} ${':::*'.padEnd(23)} ${udp ? '' : 'LISTEN'.padEnd(11)} \n`,
    )
  }
  return 0
})

/** Tools that tell about the interfaces of a pod. None has a right to change them. */
export const interfaceTools: Readonly<Record<string, Tool>> = {
  arp: instant(() => 0),
  ifconfig: ifconfigTool,
  ip: ipTool,
  netstat: netstatTool,
  route: routeTool,
}
