import type { Pod } from '../../api/types.ts'
import type { LogLine, ObjectRef } from '../../trace/records.ts'
import type { Cluster, CommandOutcome, NodeVerbs } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { execIn } from './lifecycle/runHook.ts'
import type { RunningNode } from './startKubelets.ts'

const done = (stdout = ''): CommandOutcome => ({ stdout, stderr: '', code: 0 })
const failed = (stderr: string, code = 1): CommandOutcome => ({ stdout: '', stderr: `${stderr}\n`, code })

const SIGNALS: readonly string[] = [
  '',
  'HUP',
  'INT',
  'QUIT',
  'ILL',
  'TRAP',
  'ABRT',
  'BUS',
  'FPE',
  'KILL',
  'USR1',
  'SEGV',
  'USR2',
  'PIPE',
  'ALRM',
  'TERM',
  'STKFLT',
  'CHLD',
  'CONT',
  'STOP',
]

/** What a person can do to nodes and containers, over the running kubelets. */
export function nodeVerbs(cluster: Cluster, nodes: ReadonlyMap<string, RunningNode>): NodeVerbs {
  const nodeOf = (ref: ObjectRef): { node: RunningNode; uid: string } | undefined => {
    const pod = cluster.store.get<Pod>('Pod', ref.namespace ?? 'default', ref.name)
    const node = nodes.get(pod?.spec?.nodeName ?? '')
    return pod === undefined || node === undefined ? undefined : { node, uid: pod.metadata.uid }
  }
  const noPod = (ref: ObjectRef): CommandOutcome => failed(`error: pod ${ref.name} is not on a node`)
  // biome-ignore lint/correctness/useYield: a signal takes no time
  function* kill(ref: ObjectRef, container: string, signal: string): Process<CommandOutcome> {
    const found = nodeOf(ref)
    const instance = found?.node.runtime.running(found.uid, container)
    if (found === undefined || instance === undefined)
      return failed(`error: container ${container} of pod ${ref.name} does not run`)
    found.node.runtime.signal(found.uid, instance.id, SIGNALS[Number(signal)] ?? signal.replace(/^SIG/, ''))
    return done()
  }
  function* exec(ref: ObjectRef, container: string, argv: readonly string[]): Process<CommandOutcome> {
    const found = nodeOf(ref)
    const instance = found?.node.runtime.running(found.uid, container)
    if (found === undefined || instance === undefined)
      return failed(`error: container ${container} of pod ${ref.name} does not run`)
    const result = yield* execIn({ runtime: found.node.runtime }, found.uid, instance.id, argv)
    if (result.error !== undefined) return failed(result.error, 126)
    return {
      stdout: result.exitCode === 0 ? result.output : '',
      stderr: result.exitCode === 0 ? '' : result.output,
      code: result.exitCode,
    }
  }
  // biome-ignore lint/correctness/useYield: the loss takes no time
  function* loseSandbox(ref: ObjectRef): Process<CommandOutcome> {
    const found = nodeOf(ref)
    const pod = cluster.store.get<Pod>('Pod', ref.namespace ?? 'default', ref.name)
    if (found === undefined || pod === undefined) return noPod(ref)
    found.node.runtime.loseSandbox(found.uid)
    found.node.kubelet.containers.sandboxOf(pod).send({ type: 'STOPPED' })
    return done()
  }
  // biome-ignore lint/correctness/useYield: refused at once
  function* notModelled(what: string, node: string): Process<CommandOutcome> {
    return failed(`error: ${what} ${node}: not modelled`)
  }
  const logs = (ref: ObjectRef, container: string, which: 'current' | 'previous'): CommandOutcome => {
    const lines: readonly LogLine[] = cluster.trace.logsOf(ref.name, container)
    const newest = Math.max(0, ...lines.map((l) => l.attempt))
    const wanted = which === 'current' ? newest : newest - 1
    return done(
      lines
        .filter((l) => l.attempt === wanted)
        .map((l) => `${l.text}\n`)
        .join(''),
    )
  }
  return {
    kill,
    exec,
    loseSandbox,
    stopKubelet: (node) => notModelled('stop-kubelet', node),
    startKubelet: (node) => notModelled('start-kubelet', node),
    restartKubelet: (node) => notModelled('restart-kubelet', node),
    logs,
  }
}
