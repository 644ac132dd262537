import type { KubernetesObject } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { Manifest } from '../../scenario/scenario.ts'
import type { Notice } from '../../trace/trace.ts'
import type { Cluster } from '../cluster.ts'
import type { Process } from '../kernel/process.ts'
import { createObject } from './create.ts'
import { resourceOfKind } from './resources.ts'
import type { StatusError } from './statusError.ts'

/** How long a create request takes until the object is stored. */
const REQUEST_LATENCY: Millis = 5
/** How long the client takes from one answer to the next request. */
const NEXT_REQUEST: Millis = 4

/** Creates the scenario's manifests one after another from now on; the answers go to the cluster's `created`, refusals to its notices. */
export function* createManifests(cluster: Cluster): Process {
  const { kernel, trace, scenario } = cluster
  if (scenario.manifests.length === 0) return
  const { id, row } = trace.command(kernel.now, cluster.commandLane, kernel.cause, {
    run: 'kubectl create',
    end: kernel.now,
    stdout: '',
    stderr: '',
    code: 0,
  })
  kernel.cause = id
  for (const manifest of scenario.manifests) {
    const asked = kernel.now
    yield REQUEST_LATENCY
    const refused = createManifest(cluster, manifest, asked)
    if (refused === undefined) row.stdout += `${titleOf(manifest)} created\n`
    else row.stderr += `${refused}\n`
    yield NEXT_REQUEST
  }
  row.end = kernel.now
  row.code = row.stderr === '' ? 0 : 1
}

function createManifest(cluster: Cluster, manifest: Manifest, time: Millis): string | undefined {
  const { document, value } = manifest
  const { kind = '', metadata } = (value ?? {}) as KubernetesObject
  const made = createObject(cluster, value)
  const name = made.ok ? made.value.object.metadata.name : (metadata?.name ?? metadata?.generateName ?? '')
  if (!made.ok) {
    cluster.created.push({ time, document, kind, name, error: made.error.message })
    for (const notice of refusalNotices(document, made.error)) cluster.notice(notice)
    return made.error.message
  }
  cluster.created.push({ time, document, kind, name })
  for (const message of made.value.warnings) cluster.notice({ kind: 'warning', document, path: [], message })
  if ((resourceOfKind(kind)?.treatment ?? 'unmodelled') === 'unmodelled') {
    const message = `${kind} is stored, but nothing here acts on it`
    cluster.notice({ kind: 'notModelled', document, path: ['kind'], message })
  }
  return undefined
}

/** What to say at which places of a refused document. */
function refusalNotices(document: number, { causes, paths, message }: StatusError): Notice[] {
  if (causes.length === 0) return paths.map((path) => ({ kind: 'refused', document, path, message }))
  return causes.map((cause, i) => ({
    kind: 'refused',
    document,
    path: paths[i] ?? [],
    message: `${cause.field}: ${cause.message}`,
  }))
}

function titleOf({ value }: Manifest): string {
  const { kind = '', metadata } = (value ?? {}) as KubernetesObject
  return `${kind.toLowerCase()}/${metadata?.name ?? metadata?.generateName ?? ''}`
}
