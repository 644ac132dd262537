import type { Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { ObjectRef } from '../../trace/records.ts'
import { refOf } from '../apiserver/objectStore.ts'
import type { Cluster, CommandOutcome } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { type NotModelled, runKubectl } from './kubectl.ts'
import { parseScript, type Word } from './script.ts'

/** How long it takes until a fault strikes. */
const FAULT_LATENCY: Millis = 10

/** Runs a timeline entry: its commands one after another; the last one's exit code counts. */
export function* runScript(cluster: Cluster, text: string, notModelled: NotModelled): Process<CommandOutcome> {
  const commands = parseScript(text)
  if (typeof commands === 'string') return { stdout: '', stderr: `sh: ${commands}\n`, code: 2 }
  let stdout = ''
  let stderr = ''
  let code = 0
  for (const { words, stdin } of commands) {
    const argv: string[] = []
    for (const word of words) argv.push(yield* expand(cluster, word, notModelled))
    const input = stdin === undefined ? '' : yield* expand(cluster, stdin, notModelled)
    const outcome = yield* runCommand(cluster, argv, input, notModelled)
    stdout += outcome.stdout
    stderr += outcome.stderr
    code = outcome.code
  }
  return { stdout, stderr, code }
}

function* expand(cluster: Cluster, word: Word, notModelled: NotModelled): Process<string> {
  let text = ''
  for (const part of word) {
    if (part.kind === 'text') text += part.text
    else text += (yield* runScript(cluster, part.script, notModelled)).stdout.replace(/\n+$/, '')
  }
  return text
}

function* runCommand(
  cluster: Cluster,
  argv: readonly string[],
  stdin: string,
  notModelled: NotModelled,
): Process<CommandOutcome> {
  const [verb = '', first = '', second = '', ...rest] = argv
  const { nodeVerbs } = cluster
  switch (verb) {
    case 'kubectl':
      return yield* runKubectl(cluster, argv.slice(1), stdin, notModelled)
    case 'sleep':
      yield Number(first) * 1000
      return { stdout: '', stderr: '', code: 0 }
    case 'true':
      return { stdout: '', stderr: '', code: 0 }
    case 'kill':
    case 'exec':
    case 'lose-sandbox': {
      yield FAULT_LATENCY
      const pod = podNamed(cluster, first)
      if (pod === undefined) return { stdout: '', stderr: `${verb}: no pod ${first}\n`, code: 1 }
      if (verb === 'kill') return yield* nodeVerbs.kill(pod, second, rest[0] ?? 'TERM')
      return verb === 'exec' ? yield* nodeVerbs.exec(pod, second, rest) : yield* nodeVerbs.loseSandbox(pod)
    }
    case 'stop-kubelet':
      return yield* nodeVerbs.stopKubelet(first)
    case 'start-kubelet':
      return yield* nodeVerbs.startKubelet(first)
    case 'restart-kubelet':
      return yield* nodeVerbs.restartKubelet(first)
    case 'static-pod':
      yield FAULT_LATENCY
      if (first === 'add') return yield* nodeVerbs.addStaticPod(second, rest[0] ?? '', stdin)
      if (first === 'remove') return yield* nodeVerbs.removeStaticPod(second, rest[0] ?? '')
      return { stdout: '', stderr: 'usage: static-pod add|remove NODE NAME\n', code: 2 }
    default:
      notModelled(verb)
      return { stdout: '', stderr: `sh: ${verb}: not found\n`, code: 127 }
  }
}

/** The pod of a name, `NAMESPACE/NAME` or in the default namespace; a name that ends with `*` is the first that begins so. */
function podNamed({ store }: Cluster, text: string): ObjectRef | undefined {
  const [name = '', namespace = 'default'] = text.split('/').reverse()
  const found = name.endsWith('*')
    ? store
        .list<Pod>('Pod')
        .find((p) => p.metadata.namespace === namespace && p.metadata.name.startsWith(name.slice(0, -1)))
    : store.get<Pod>('Pod', namespace, name)
  return found === undefined ? undefined : refOf(found)
}
