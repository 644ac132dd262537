import { execError } from './execError.ts'
import { NullFile, TextSink } from './processes/openFile.ts'
import type { ExecResult } from './program.ts'
import { programCode } from './tools/startCommand.ts'
import type { World } from './world.ts'

/** How much of a command's output is kept, as the kubelet cuts it. */
const MAX_OUTPUT = 10_000

/** Runs a command beside process 1, in its files, network and pid space. */
export function execInContainer(
  world: World,
  argv: readonly string[],
  done: (result: ExecResult) => void,
): { cancel(): void } {
  const name = argv[0] ?? ''
  const program = programCode(world, argv, world.env, world.workingDir)
  const sink = new TextSink()
  let over = false
  const finish = (result: ExecResult): void => {
    if (over) return
    over = true
    done(result)
  }
  if (program.kind !== 'code') {
    const error = execError(name, program.kind)
    const timer = world.kernel.after(0, () =>
      finish({ exitCode: program.kind === 'missing' ? 127 : 126, output: '', error }),
    )
    return {
      cancel: () => {
        over = true
        timer.cancel()
      },
    }
  }
  const process = world.table.create(undefined, program.name, argv)
  if (process === undefined) {
    const timer = world.kernel.after(0, () =>
      finish({ exitCode: 137, output: '', error: 'the container is not running' }),
    )
    return { cancel: () => timer.cancel() }
  }
  process.files.set(0, new NullFile())
  process.files.set(1, sink)
  process.files.set(2, sink)
  process.onEnded = (status) => finish({ exitCode: status.code, output: sink.text.slice(0, MAX_OUTPUT) })
  process.start(program.code(process))
  return {
    cancel: () => {
      over = true
      process.signal('KILL', 'outside')
    },
  }
}
