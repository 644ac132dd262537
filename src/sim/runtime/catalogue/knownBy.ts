import type { ProgramRequest } from '../program.ts'
import { APPLETS } from '../tools/applets.ts'
import { findProgram } from '../tools/findProgram.ts'
import type { Tool } from '../tools/tool.ts'
import type { World } from '../world.ts'
import type { CatalogueEntry, Service } from './entry.ts'
import { CATALOGUE } from './families.ts'
import { assumesProgram } from './interpreter.ts'
import { repositoryOf } from './names.ts'
import { serviceTool } from './service.ts'
import { systemPrograms } from './systemPrograms.ts'
import { taskTool } from './task.ts'
import { ENTRYPOINT_SCRIPT, INIT_PROGRAM } from './wrappers.ts'

/** How it is known what a container's program does. */
export type ProgramOrigin = 'declared' | 'interpreted' | 'catalogued' | 'assumed'

/** How a program that is found in its image is known: by the catalogue, by interpreting it, or not at all (a text in a language that is not interpreted). */
export function foundOrigin(world: World, entry: CatalogueEntry | undefined, argv: readonly string[]): ProgramOrigin {
  const found = findProgram(world, argv[0] ?? '', world.env.get('PATH'), world.workingDir)
  if (found.kind !== 'tool' || entry === undefined) return 'interpreted'
  const [kind, index] = found.tool.split(' ')
  switch (kind) {
    case 'interpreter': {
      const interpreter = entry.interpreters?.[Number(index)]
      return interpreter !== undefined && assumesProgram(interpreter, argv.slice(1)) ? 'assumed' : 'catalogued'
    }
    case 'entrypoint':
    case 'init': {
      const rest = argv.slice(1).filter((arg) => arg !== '--' && arg !== '-g')
      if (rest.length === 0 || rest[0]?.startsWith('-')) return 'catalogued'
      const program = findProgram(world, rest[0] ?? '', world.env.get('PATH'), world.workingDir)
      return program.kind === 'missing' ? 'catalogued' : foundOrigin(world, entry, rest)
    }
    case 'service':
    case 'task':
    case 'client':
      return 'catalogued'
    default:
      return 'interpreted'
  }
}

/** The service that a command stands for which is no file of the simulated image: one of its names, or the image's only one by the image's own name. */
export function serviceBehind(entry: CatalogueEntry, { argv, image }: ProgramRequest): Service | undefined {
  const name = baseName(
    argv.find((arg) => arg !== '--' && !ENTRYPOINT_SCRIPT.test(arg) && !INIT_PROGRAM.test(arg)) ?? '',
  )
  const named = entry.services?.find(({ names }) => names.some((known) => baseName(known) === name))
  if (named !== undefined) return named
  const own = baseName(repositoryOf(image)).replace(/-(amd64|arm64)$/, '')
  return name !== '' && name === own ? entry.services?.[0] : undefined
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The program of any family that a path in a volume is named like: another image has put it there. */
export function programInVolume(world: World, request: ProgramRequest): Tool | undefined {
  const path = request.argv[0] ?? ''
  if (!path.startsWith('/') || world.files.volumeAt(path) === undefined) return undefined
  const isNamed = ({ names }: { readonly names: readonly string[] }): boolean =>
    names.some((known) => baseName(known) === baseName(path))
  for (const { services, tasks } of CATALOGUE) {
    const service = services?.find(isNamed)
    if (service !== undefined) return serviceTool(service, request)
    const task = tasks?.find(isNamed)
    if (task !== undefined) return taskTool(task)
  }
  return undefined
}

/** Whether an image certainly lacks a program that is not found: one of other systems, or any where the image is no more than its system. */
export function certainlyLacks(world: World, entry: CatalogueEntry, name: string): boolean {
  if (name.includes('/') && world.files.volumeAt(name) !== undefined) return false
  const standard = !name.includes('/') || STANDARD_DIRECTORY.test(name)
  return BARE(entry) || (standard && ELSEWHERE.has(baseName(name)))
}

const STANDARD_DIRECTORY = /^(\/usr(\/local)?)?\/s?bin\/[^/]+$/
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...APPLETS,
  ...systemPrograms('busybox').keys(),
  ...systemPrograms('debian').keys(),
  'curl',
  'dash',
])
const BARE = ({ services, tasks }: CatalogueEntry): boolean => services === undefined && tasks === undefined
