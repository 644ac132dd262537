import type { ValuePath } from '../../api/diagnostics.ts'
import type { KubernetesObject } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { Notice } from '../../trace/trace.ts'
import type { Cluster } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { type SentObject, sentObjects } from '../sentObjects.ts'
import { createObject } from './create.ts'
import { qualifiedSingular, resourceOfKind } from './resources.ts'
import type { StatusError } from './statusError.ts'

/** How long a create request takes until the object is stored. */
const REQUEST_LATENCY: Millis = 5
/** How long the client takes from one answer to the next request. */
const NEXT_REQUEST: Millis = 4

/** Creates the scenario's manifests one after another from now on; the answers go to the cluster's `created`, refusals to its notices. */
export function* createManifests(cluster: Cluster): Process {
  const { kernel, trace, scenario } = cluster
  const sent = sentObjects(scenario)
  if (sent.length === 0) return
  const { id, row } = trace.command(kernel.now, cluster.commandLane, kernel.cause, {
    run: 'kubectl create',
    end: kernel.now,
    stdout: '',
    stderr: '',
    code: 0,
  })
  kernel.cause = id
  for (const object of sent) {
    const asked = kernel.now
    yield REQUEST_LATENCY
    const said = createManifest(cluster, object, asked)
    row.stdout += said.stdout
    row.stderr += said.stderr
    yield NEXT_REQUEST
  }
  row.end = kernel.now
  row.code = cluster.created.some(({ error }) => error !== undefined) ? 1 : 0
}

function createManifest(cluster: Cluster, sent: SentObject, time: Millis): { stdout: string; stderr: string } {
  const { document, value } = sent
  const { kind: given, metadata } = (value ?? {}) as KubernetesObject
  const kind = typeof given === 'string' ? given : ''
  const made = createObject(cluster, value)
  if (!made.ok) {
    const { message } = made.error
    cluster.created.push({ time, document, kind, name: nameGiven(metadata), error: message })
    for (const notice of refusalNotices(sent, made.error)) cluster.notice(notice)
    return { stdout: '', stderr: `${message}\n` }
  }
  const { name } = made.value.object.metadata
  cluster.created.push({ time, document, kind, name })
  for (const message of made.value.warnings) cluster.notice({ kind: 'warning', document, path: sent.path, message })
  const resource = resourceOfKind(kind)
  if ((resource?.treatment ?? 'unmodelled') === 'unmodelled') {
    const message = `${kind} is stored, but nothing here acts on it`
    cluster.notice({ kind: 'notModelled', document, path: [...sent.path, 'kind'], message })
  }
  const type = resource === undefined ? kind.toLowerCase() : qualifiedSingular(resource)
  const warned = made.value.warnings.map((warning) => `Warning: ${warning}\n`)
  return { stdout: `${type}/${name} created\n`, stderr: warned.join('') }
}

/** The name that a refused object would have had, as far as it says one. */
function nameGiven(metadata: unknown): string {
  const { name, generateName } = (metadata ?? {}) as { name?: unknown; generateName?: unknown }
  const given = name ?? generateName
  return typeof given === 'string' ? given : ''
}

/** What to say at which places of a refused object. */
function refusalNotices(sent: SentObject, { causes, paths, message }: StatusError): Notice[] {
  const at = (path: ValuePath, words: string): Notice => ({
    kind: 'refused',
    document: sent.document,
    path: [...sent.path, ...path],
    message: words,
  })
  if (causes.length === 0) return paths.map((path) => at(path, message))
  return causes.map((cause, i) => at(paths[i] ?? [], `${cause.field}: ${cause.message}`))
}
