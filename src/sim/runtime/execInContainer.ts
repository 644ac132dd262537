import { execError } from './execError.ts'
import { NullFile, TextSink } from './processes/openFile.ts'
import type { ExecResult } from './program.ts'
import { programCode } from './tools/startCommand.ts'
import type { World } from './world.ts'

/** How much of a command's output is kept, as the kubelet cuts it. */
const MAX_OUTPUT = 10_000

/** A sink of which another gets a copy, so that what two streams wrote can be read in order. */
class CopiedSink extends TextSink {
  private readonly copy: TextSink

  constructor(copy: TextSink) {
    super()
    this.copy = copy
  }

  override write(text: string): 'taken' {
    this.copy.write(text)
    return super.write(text)
  }
}

/** Runs a command beside process 1, in its files, network and pid space. */
export function execInContainer(
  world: World,
  argv: readonly string[],
  done: (result: ExecResult) => void,
): { cancel(): void } {
  const name = argv[0] ?? ''
  const program = programCode(world, argv, world.env, world.workingDir)
  const all = new TextSink()
  const out = new CopiedSink(all)
  const err = new CopiedSink(all)
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
  process.files.set(1, out)
  process.files.set(2, err)
  process.onEnded = (status) => {
    if (all.text.length > MAX_OUTPUT)
      world.notModelled(`more than ${MAX_OUTPUT} characters of a command's output: the rest is left out`)
    const [output = '', stdout = '', stderr = ''] = [all, out, err].map(({ text }) => text.slice(0, MAX_OUTPUT))
    finish({ exitCode: status.code, output, stdout, stderr })
  }
  process.start(program.code(process))
  return {
    cancel: () => {
      over = true
      process.signal('KILL', 'outside')
    },
  }
}
