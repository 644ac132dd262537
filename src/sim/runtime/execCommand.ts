import type { Millis } from '../../base/millis.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { ExecResult } from './program.ts'
import type { RuntimeContainer } from './runtimeState.ts'

/** An exec enters the namespaces and starts a process before the command runs. */
const EXEC_OVERHEAD: Millis = 8

/** Runs a command beside process 1 of a container; `execId` names it where it fails. The result comes through `done`, unless cancelled. */
export function execCommand(
  kernel: Kernel,
  container: RuntimeContainer | undefined,
  execId: () => string,
  argv: readonly string[],
  done: (result: ExecResult) => void,
): { cancel(): void } {
  const program = container?.state === 'running' ? container.program : undefined
  if (program === undefined) {
    const timer = kernel.after(0, () => done({ exitCode: 0, output: '', error: 'container is not running' }))
    return { cancel: () => timer.cancel() }
  }
  let running: { cancel(): void } | undefined
  const timer = kernel.after(EXEC_OVERHEAD, () => {
    running = program.exec(argv, (result) =>
      done(result.error === undefined ? result : { ...result, error: runtimeError(execId(), result.error) }),
    )
  })
  return {
    cancel: () => {
      timer.cancel()
      running?.cancel()
    },
  }
}

/** The runtime's words for a command that it could not start. */
function runtimeError(execId: string, cause: string): string {
  return `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${execId}": OCI runtime exec failed: exec failed: unable to start container process: ${cause}: unknown`
}
