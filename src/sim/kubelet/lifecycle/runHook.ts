import { goQuote } from '../../../api/goText/goQuote.ts'
import type { Container, LifecycleHandler } from '../../../api/types.ts'
import { SECOND } from '../../../base/millis.ts'
import { type Process, Signal } from '../../kernel/process.ts'
import type { ExecResult } from '../../runtime/program.ts'
import type { RuntimeContainer } from '../../runtime/runtimeState.ts'
import { type KubeletContext, podText, type StoredPod } from '../kubeletContext.ts'
import { httpRequest } from '../podNetworkClient.ts'
import { resolvePort } from '../resolvePort.ts'

/** Runs a hook to its end; the error's text where it failed. Models pkg/kubelet/lifecycle/handlers.go, Run (1.36). */
export function* runHook(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  instance: RuntimeContainer,
  hook: LifecycleHandler,
  which: 'postStart' | 'preStop',
): Process<string | undefined> {
  const about = `for Container "${container.name}" in Pod "${podText(pod)}" failed`
  if (hook.exec !== undefined) {
    const argv = hook.exec.command ?? []
    const result = yield* execIn(context, pod.metadata.uid, instance.id, argv)
    const failure =
      result.error ??
      (result.exitCode === 0 ? undefined : `command '${argv.join(' ')}' exited with ${result.exitCode}: `)
    return failure === undefined
      ? undefined
      : `Exec lifecycle hook ([${argv.join(' ')}]) ${about} - error: ${failure}, message: ${goQuote(result.output)}`
  }
  if (hook.httpGet !== undefined) {
    const { path, host, httpHeaders } = hook.httpGet
    const headers = Object.fromEntries((httpHeaders ?? []).map((h) => [h.name.toLowerCase(), h.value]))
    const port = resolvePort(container, hook.httpGet.port)
    if (!port.ok) return `HTTP lifecycle hook (${path ?? '/'}) ${about} - error: ${port.error}`
    const outcome = yield* httpRequest(
      context,
      {
        scheme: 'http',
        host: host ?? context.runtime.network(pod.metadata.uid)?.ip ?? '',
        port: port.value,
        request: { method: 'GET', path: path ?? '/', headers, body: '' },
      },
      undefined,
    )
    return outcome.kind === 'answer'
      ? undefined
      : `HTTP lifecycle hook (${path ?? '/'}) ${about} - error: ${outcome.message}`
  }
  if (hook.sleep !== undefined) {
    const ended = context.runtime.ended(pod.metadata.uid, instance.id)
    const timer = context.kernel.after(hook.sleep.seconds * SECOND, () => slept.fire())
    const slept = new Signal()
    // a sleeping preStop ends with its container; a postStart sleeps on
    const off = which === 'preStop' ? ended.subscribe(() => slept.fire()) : () => {}
    yield slept
    off()
    timer.cancel()
    return undefined
  }
  return `Cannot run handler: invalid handler: ${JSON.stringify(hook)}`
}

/** Runs a command in a container and waits for its end; a killed wait cancels the command. */
export function* execIn(
  context: Pick<KubeletContext, 'runtime'>,
  uid: string,
  containerId: string,
  argv: readonly string[],
): Process<ExecResult> {
  const done = new Signal()
  let result: ExecResult = { exitCode: 0, output: '' }
  const running = context.runtime.exec(uid, containerId, argv, (r) => {
    result = r
    done.fire()
  })
  try {
    yield done
  } finally {
    if (!done.fired) running.cancel()
  }
  return result
}
