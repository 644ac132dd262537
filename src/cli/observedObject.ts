import type { Revision } from '../trace/records.ts'

type Fields = Readonly<Record<string, unknown>>

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'ReplicationController',
  'PersistentVolumeClaim',
])

/** What a recording keeps of an object's version; undefined for kinds that recordings leave out. */
export function observedObject({ ref, object }: Revision): Fields | undefined {
  if (WORKLOADS.has(ref.kind)) {
    return { metadata: workloadMetadata(fieldsOf(object.metadata)), spec: object.spec, status: object.status ?? {} }
  }
  const spec = fieldsOf(object.spec)
  const status = fieldsOf(object.status)
  switch (ref.kind) {
    case 'Pod':
      return {
        metadata: podMetadata(fieldsOf(object.metadata)),
        nodeName: spec.nodeName ?? null,
        sidecars: sidecarNames(spec.initContainers),
        status,
      }
    case 'EndpointSlice':
      return { endpoints: nullIfEmpty(object.endpoints), ports: nullIfEmpty(object.ports) }
    case 'Node':
      return {
        metadata: { labels: fieldsOf(object.metadata).labels },
        taints: nullIfEmpty(spec.taints),
        unschedulable: spec.unschedulable ?? null,
        conditions: status.conditions,
      }
    default:
      return undefined
  }
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

const nullIfEmpty = (value: unknown): unknown => (Array.isArray(value) && value.length > 0 ? value : null)

function podMetadata(metadata: Fields): Fields {
  const { annotations: _annotations, ...rest } = workloadMetadata(metadata)
  return rest
}

/** Without what names the object (the observation does) and what only the server needs. */
function workloadMetadata(metadata: Fields): Fields {
  const {
    name: _n,
    generateName: _g,
    namespace: _ns,
    uid: _u,
    resourceVersion: _r,
    managedFields: _m,
    ...rest
  } = metadata
  return { ...rest, ownerReferences: owners(rest.ownerReferences) }
}

function owners(references: unknown): unknown {
  if (!Array.isArray(references)) return undefined
  return references.map((reference) => {
    const { uid: _uid, ...rest } = fieldsOf(reference)
    return rest
  })
}

/** The names of the init containers that keep running. */
function sidecarNames(initContainers: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(initContainers)) return undefined
  const names = initContainers
    .map(fieldsOf)
    .filter((c) => c.restartPolicy === 'Always')
    .map((c) => c.name)
  return names.length === 0 ? undefined : names
}
