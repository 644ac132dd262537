import type { KubernetesObject } from '../../api/types.ts'
import { encodeBase64 } from '../../base/base64.ts'
import { createObject } from '../apiserver/create.ts'
import { evictPod } from '../apiserver/eviction.ts'
import { qualifiedSingular, resourceOfKind } from '../apiserver/resources.ts'
import { fail, failWith, type KubectlCommand, type KubectlContext } from './context.ts'
import { documentsOf } from './documents.ts'

/** `kubectl create`. Models kubectl/pkg/cmd/create (1.36). */
export const createCommand: KubectlCommand = (context) => {
  const { flags } = context
  const raw = flags.value('raw')
  if (raw !== undefined) return createRaw(context, raw)
  if (flags.value('filename') !== undefined) {
    const documents = documentsOf(context)
    if (typeof documents === 'number') return documents
    let code = 0
    for (const { value } of documents) code = createAndTell(context, value, 'error when creating "STDIN": ') || code
    return code
  }
  const value = generated(context)
  return typeof value === 'string' ? fail(context, value) : createAndTell(context, value, '')
}

/** Creates an object and says so; the exit code. */
export function createAndTell(context: KubectlContext, value: KubernetesObject, doing: string): number {
  const made = createObject(context.cluster, value, context.namespace)
  if (!made.ok) {
    // kubectl leaves out what it was doing where it made the object itself
    return failWith(context, made.error, doing)
  }
  const { kind = '', metadata } = made.value.object
  for (const warning of made.value.warnings) context.err(`Warning: ${warning}\n`)
  const resource = resourceOfKind(kind)
  if (resource?.treatment === 'unmodelled') context.notModelled(`${kind} is stored, but nothing here acts on it`)
  context.out(`${resource === undefined ? kind.toLowerCase() : qualifiedSingular(resource)}/${metadata.name} created\n`)
  return 0
}

function createRaw(context: KubectlContext, path: string): number {
  const eviction = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/eviction$/.exec(path)
  if (eviction === null) return fail(context, `kubectl create --raw ${path} is not simulated`)
  const [, namespace, name = ''] = eviction
  const documents = parsed(context.stdin)
  const options = (documents as { deleteOptions?: { gracePeriodSeconds?: number } }).deleteOptions ?? {}
  const evicted = evictPod(context.cluster.store, namespace, name, options)
  if (!evicted.ok) return failWith(context, evicted.error)
  context.out('{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","code":201}\n')
  return 0
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** The object of `kubectl create KIND NAME ...`, or what is wrong with the words. */
function generated(context: KubectlContext): KubernetesObject | string {
  const { flags } = context
  const [kind = '', ...words] = flags.positional
  const typed = kind === 'secret'
  const name = typed ? words[1] : words[0]
  if (name === undefined) return 'exactly one NAME is required, got 0'
  const { namespace } = context
  const metadata = { name, namespace }
  switch (kind) {
    case 'configmap':
    case 'cm': {
      const data = literals(flags.values('from-literal'))
      return {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata,
        ...(data === undefined ? {} : { data }),
      } as KubernetesObject
    }
    case 'secret': {
      const data = literals(flags.values('from-literal'))
      const encoded = Object.entries(data ?? {}).map(([key, value]) => [key, encodeBase64(value)])
      return {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata,
        type: 'Opaque',
        data: Object.fromEntries(encoded),
      } as KubernetesObject
    }
    case 'serviceaccount':
    case 'sa':
      return { apiVersion: 'v1', kind: 'ServiceAccount', metadata }
    case 'namespace':
    case 'ns':
      return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
    case 'deployment':
    case 'deploy':
      return deployment(context, name)
    case 'job':
      return job(context, name)
    default:
      return `kubectl create ${kind} is not simulated`
  }
}

function literals(pairs: readonly string[]): Record<string, string> | undefined {
  if (pairs.length === 0) return undefined
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

/** The name that kubectl gives a container after its image. */
function nameOfImage(image: string): string {
  const last = image.split('/').at(-1) ?? ''
  return last.replace(/[:@].*$/, '').replaceAll(/[^a-z0-9-]/g, '-')
}

function deployment({ flags, namespace }: KubectlContext, name: string): KubernetesObject | string {
  const images = flags.values('image')
  if (images.length === 0) return 'required flag(s) "image" not set'
  const port = flags.value('port')
  const labels = { app: name }
  const containers = images.map((image) => ({
    name: nameOfImage(image),
    image,
    ...(port === undefined ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(flags.rest.length === 0 ? {} : { command: flags.rest }),
  }))
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: Number(flags.value('replicas') ?? 1),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  } as KubernetesObject
}

function job({ flags, namespace }: KubectlContext, name: string): KubernetesObject | string {
  const image = flags.value('image')
  if (image === undefined) return 'either --image or --from must be specified'
  const command = flags.rest.length === 0 ? {} : { command: flags.rest }
  const spec = { restartPolicy: 'Never', containers: [{ name, image, ...command }] }
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace },
    spec: { template: { spec } },
  } as KubernetesObject
}
