import { assumedProgram } from './assumedProgram.ts'
import { catalogueProgram } from './catalogue/catalogue.ts'
import { declaredProgram } from './declaredProgram.ts'
import { execError } from './execError.ts'
import { execInContainer } from './execInContainer.ts'
import { NullFile } from './processes/openFile.ts'
import type { Running, VirtualProcess } from './processes/virtualProcess.ts'
import type { ProgramRequest, RunningProgram, StartProgram } from './program.ts'
import { toolNamed } from './tools/registry.ts'
import { programCode } from './tools/startCommand.ts'
import { createWorld, type World } from './world.ts'

/** From the runtime's start to the first instruction, in milliseconds: execve and the dynamic loader. */
const LOADING = 2.5

type Code = (process: VirtualProcess) => Running<number>

/** Starts process 1 of a container: a declared program, else its command as a script or tool, else what the catalogue knows of it, else an assumption. */
export const startProgram: StartProgram = (request, host) => {
  const world = createWorld(request, host, toolNamed)
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

/** How it is known what a container's program does. */
export type ProgramOrigin = 'declared' | 'interpreted' | 'catalogued' | 'assumed'

/** The code of process 1 and how it is known, or why there is nothing to run in the runtime's words. */
export type ChosenProgram = { readonly code: Code; readonly origin: ProgramOrigin } | { readonly error: string }

/** Finds what a container runs: declared behaviour, what the catalogue plays, a script or tool, else an assumption. */
export function chooseProgram(world: World, request: ProgramRequest): ChosenProgram {
  const { argv, declared } = request
  const name = argv[0]
  if (declared !== undefined) return { code: declaredProgram(world, declared, request.stopSignal), origin: 'declared' }
  if (name === undefined || name === '') return { error: 'no command specified' }
  const known = catalogueProgram(world, request)
  if (known?.kind === 'program') return { code: known.code, origin: 'catalogued' }
  const program = programCode(world, argv, world.env, world.workingDir)
  if (program.kind === 'code') return { code: program.code, origin: 'interpreted' }
  if (known?.kind === 'nothing else' || (program.kind === 'forbidden' && !name.endsWith('/')))
    return { error: execError(name, program.kind) }
  return { code: assumedProgram(world, request), origin: 'assumed' }
}
