import { assumedProgram } from './assumedProgram.ts'
import { catalogueEntry } from './catalogue/families.ts'
import { imageTool } from './catalogue/imageTools.ts'
import { certainlyLacks, foundOrigin, type ProgramOrigin, programInVolume, serviceBehind } from './catalogue/knownBy.ts'
import { serviceTool } from './catalogue/service.ts'
import { declaredProgram } from './declaredProgram.ts'
import { execError } from './execError.ts'
import { execInContainer } from './execInContainer.ts'
import { NullFile } from './processes/openFile.ts'
import type { Running, VirtualProcess } from './processes/virtualProcess.ts'
import type { ProgramHost, ProgramRequest, RunningProgram, StartProgram } from './program.ts'
import { toolNamed } from './tools/registry.ts'
import { programCode } from './tools/startCommand.ts'
import { runTool, ToolCall } from './tools/tool.ts'
import { createWorld, type World } from './world.ts'

/** From the runtime's start to the first instruction, in milliseconds: execve and the dynamic loader. */
const LOADING = 2.5

type Code = (process: VirtualProcess) => Running<number>

/** Starts process 1 of a container: a declared program, else its command as a script or tool, else what the catalogue knows of it, else an assumption. */
export const startProgram: StartProgram = (request, host) => {
  const world = worldOf(request, host)
  const chosen = chooseProgram(world, request)
  if ('error' in chosen) return chosen
  return { program: runInWorld(world, request, chosen.code) }
}

/** Runs code as process 1. */
export function runInWorld(world: World, request: ProgramRequest, code: Code): RunningProgram {
  const { table } = world
  const path = request.argv[0] ?? ''
  const init = table.create(undefined, path.slice(path.lastIndexOf('/') + 1), request.argv)
  if (init !== undefined) {
    init.files.set(0, new NullFile())
    init.files.set(1, world.stdout)
    init.files.set(2, world.stderr)
    init.start(startedUp(init, code))
  }
  return {
    signal: (signal) => init?.signal(signal, 'outside'),
    destroy: () => table.destroy(),
    exec: (argv, done) => execInContainer(world, argv, done),
  }
}

/** Process 1 is loaded before its first instruction. */
function* startedUp(process: VirtualProcess, code: Code): Running<number> {
  if (process.charge(LOADING)) yield process.give()
  return yield* code(process)
}

/** The code of process 1 and how it is known, or why there is nothing to run in the runtime's words. */
export type ChosenProgram = { readonly code: Code; readonly origin: ProgramOrigin } | { readonly error: string }

/** The inside of a container whose image brings its own programs. */
export function worldOf(request: ProgramRequest, host: ProgramHost): World {
  const entry = catalogueEntry(request.image)
  return createWorld(
    request,
    host,
    (name) => (entry === undefined ? undefined : imageTool(entry, request, name)) ?? toolNamed(name),
  )
}

/** Finds what a container runs: declared behaviour, a program of its image (its own, a script or a tool), what the catalogue plays, else an assumption. */
export function chooseProgram(world: World, request: ProgramRequest): ChosenProgram {
  const { argv, declared, imageSource } = request
  const name = argv[0]
  if (declared !== undefined) return { code: declaredProgram(world, declared, request.stopSignal), origin: 'declared' }
  if (name === undefined || name === '') return { error: 'no command specified' }
  const entry = catalogueEntry(request.image)
  const found = programCode(world, argv, world.env, world.workingDir)
  if (found.kind === 'code') return { code: found.code, origin: foundOrigin(world, entry, argv) }
  const service = entry && serviceBehind(entry, request)
  const tool = service === undefined ? entry && programInVolume(world, request) : serviceTool(service, request)
  if (tool !== undefined) {
    const code: Code = (process) => runTool(tool, new ToolCall(world, process, argv, world.env, world.workingDir))
    return { code, origin: 'catalogued' }
  }
  const lacking =
    imageSource === 'scenario' ? request.commandGiven : entry !== undefined && certainlyLacks(world, entry, name)
  if (lacking || (found.kind === 'forbidden' && !name.endsWith('/'))) return { error: execError(name, found.kind) }
  return { code: assumedProgram(world, request), origin: 'assumed' }
}
