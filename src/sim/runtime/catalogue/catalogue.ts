import { programFile } from '../files/baseImage.ts'
import { namesIn } from '../files/fileNode.ts'
import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import type { ProgramRequest } from '../program.ts'
import { programCode } from '../tools/startCommand.ts'
import type { World } from '../world.ts'
import type { CatalogueEntry, Service } from './entry.ts'
import { catalogueEntry } from './families.ts'
import { servicePlayer } from './service.ts'

/** What the catalogue says of a container's command: a program that it plays, or that the image holds no other program than the simulator's tools. */
export type CatalogueAnswer =
  | { readonly kind: 'program'; readonly code: (process: VirtualProcess) => Running<number> }
  | { readonly kind: 'nothing else' }

/** Scripts that prepare a container and then run what follows them. */
const WRAPPERS = new Set([
  'docker-entrypoint.sh',
  'docker-php-entrypoint',
  'tini',
  '--',
  'dumb-init',
  'entrypoint.sh',
  'env',
  'exec',
])

/** Looks a container's command up in the catalogue; undefined where neither image nor program is known. */
export function catalogueProgram(world: World, request: ProgramRequest): CatalogueAnswer | undefined {
  const entry = catalogueEntry(request.image)
  if (entry !== undefined && request.imageSource !== 'scenario') furnish(world, entry)
  const { argv } = request
  const own = entry?.services?.find((s) =>
    argv.some((arg, i) => s.names.includes(baseName(arg)) && argv.slice(0, i).every((a) => WRAPPERS.has(baseName(a)))),
  )
  if (own !== undefined && !endsAtOnce(argv)) return { kind: 'program', code: servicePlayer(world, own, request) }
  if (entry !== undefined && isOwnCommand(entry, request)) {
    const program = commandBehind(world, argv)
    if (program !== undefined) return { kind: 'program', code: program }
    return { kind: 'program', code: interpreterOrService(world, entry, request) }
  }
  if (entry !== undefined) return { kind: 'nothing else' }
  return request.imageSource === 'scenario' && request.commandGiven ? { kind: 'nothing else' } : undefined
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Whether a command only asks for the version, help or a check. */
const endsAtOnce = (argv: readonly string[]): boolean =>
  argv.length > 1 && /^(-v|-V|-t|-h|--version|--help|version)$/.test(argv.at(-1) ?? '')

/** The program behind wrapper scripts, where the simulator has it: `docker-entrypoint.sh sh -c ...`. */
function commandBehind(
  world: World,
  argv: readonly string[],
): ((process: VirtualProcess) => Running<number>) | undefined {
  const first = argv.findIndex((arg) => !WRAPPERS.has(baseName(arg)))
  if (first < 0) return undefined
  const program = programCode(world, argv.slice(first), world.env, world.workingDir)
  return program.kind === 'code' ? program.code : undefined
}

/** Whether the image's own command runs: its entrypoint, whatever the arguments, or without one its default arguments. */
function isOwnCommand(entry: CatalogueEntry, request: ProgramRequest): boolean {
  const { argv } = request
  if (entry.entrypoint.length > 0) return entry.entrypoint.every((word, i) => argv[i] === word)
  return argv.join('\0') === entry.cmd.join('\0')
}

const QUITS: Service = { names: [], startUp: 0, ports: [], onSignal: { TERM: 0 } }

/** The image's own command: its service where it has one, else an interpreter that ends at once, as nobody types. */
function interpreterOrService(
  world: World,
  entry: CatalogueEntry,
  request: ProgramRequest,
): (process: VirtualProcess) => Running<number> {
  const only = entry.services?.find((s) => s.ports.length > 0)
  if (only !== undefined) return servicePlayer(world, only, request)
  if (entry.services === undefined && request.declaredPorts.length > 0) return servicePlayer(world, QUITS, request)
  return function* () {
    yield INTERPRETER_TIME
    return 0
  }
}

/** How long an interpreter takes to find that its input is at its end. */
const INTERPRETER_TIME = 50

/** Puts the programs of an image beside busybox's. */
function furnish(world: World, entry: CatalogueEntry): void {
  const bin = world.files.lookup('/usr/local/bin')
  if (bin?.kind !== 'directory' || namesIn(bin).length > 1) return
  for (const [name, tool] of Object.entries(entry.programs ?? {})) {
    bin.entries.set(name, programFile(tool))
    const standard = world.files.lookup('/bin')
    if (standard?.kind === 'directory') standard.entries.set(name, programFile(tool))
  }
  for (const client of entry.clients ?? []) bin.entries.set(client.name, programFile(`client ${client.name}`))
}
