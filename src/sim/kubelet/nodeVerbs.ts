import type { Pod } from '../../api/types.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { ok, type Result } from '../../base/result.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Cluster, CommandOutcome, NodeVerbs } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import type { KubeletProcess } from './kubeletProcess.ts'
import { execIn } from './lifecycle/runHook.ts'
import type { RunningNode } from './startKubelets.ts'
import { uidOnNode } from './staticPods/staticPod.ts'

/** How long it takes to end the kubelet's service. */
const SIGNAL_LATENCY: Millis = 10
/** How long the service manager takes to call the kubelet started; it then has not listed its pods yet. */
const SERVICE_START: Millis = SECOND

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
    return pod === undefined || node === undefined ? undefined : { node, uid: uidOnNode(pod) }
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
    if (!found.node.kubelet.isRunning) return failed('Error from server: error dialing backend: connection refused')
    const result = yield* execIn({ runtime: found.node.runtime }, found.uid, instance.id, argv)
    if (result.error !== undefined) return { ...failed(result.error, 126), refused: result.error }
    return { stdout: result.stdout ?? result.output, stderr: result.stderr ?? '', code: result.exitCode }
  }
  // biome-ignore lint/correctness/useYield: the loss takes no time
  function* loseSandbox(ref: ObjectRef): Process<CommandOutcome> {
    const found = nodeOf(ref)
    const pod = cluster.store.get<Pod>('Pod', ref.namespace ?? 'default', ref.name)
    if (found === undefined || pod === undefined) return noPod(ref)
    found.node.runtime.loseSandbox(found.uid)
    found.node.kubelet.state.containers
      .sandboxOf({ ...pod, metadata: { ...pod.metadata, uid: found.uid } })
      .send({ type: 'STOPPED' })
    return done()
  }
  function* onKubelet(node: string, act: (kubelet: KubeletProcess) => void, takes: Millis): Process<CommandOutcome> {
    const kubelet = nodes.get(node)?.kubelet
    if (kubelet === undefined) return failed(`error: node ${node} not found`)
    act(kubelet)
    yield takes
    return done()
  }
  // biome-ignore lint/correctness/useYield: a file is written at once
  function* inManifests(node: string, act: (kubelet: KubeletProcess) => Result<void, string>): Process<CommandOutcome> {
    const kubelet = nodes.get(node)?.kubelet
    if (kubelet === undefined) return failed(`error: node ${node} not found`)
    const outcome = act(kubelet)
    return outcome.ok ? done() : failed(`error: ${outcome.error}`)
  }
  const restart = (kubelet: KubeletProcess): void => {
    kubelet.stop()
    kubelet.startInBackground()
  }
  const log: NodeVerbs['log'] = (ref, containerId) => {
    const found = nodeOf(ref)
    return found?.node.runtime.logOf(found.uid, containerId)
  }
  return {
    kill,
    exec,
    loseSandbox,
    stopKubelet: (node) => onKubelet(node, (kubelet) => kubelet.stop(), SIGNAL_LATENCY),
    startKubelet: (node) => onKubelet(node, (kubelet) => kubelet.startInBackground(), SERVICE_START),
    restartKubelet: (node) => onKubelet(node, restart, SERVICE_START),
    addStaticPod: (node, file, manifest) => inManifests(node, (kubelet) => kubelet.addManifest(file, manifest)),
    removeStaticPod: (node, file) => inManifests(node, (kubelet) => ok(kubelet.removeManifest(file))),
    log,
  }
}
