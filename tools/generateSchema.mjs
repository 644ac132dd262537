// Writes the two schemas of the API's kinds from the official OpenAPI models that @kubernetes/client-node ships:
//   src/api/schema/fields.generated.json  what the decoder needs (type -> field -> type)
//   src/api/schema/monaco.generated.json  a JSON Schema for completion and hover in the editor
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const models = join(root, 'node_modules/@kubernetes/client-node/dist/gen/models')
const out = join(root, 'src/api/schema')

/** apiVersion and kind -> the model's class. */
const KINDS = {
  v1: [
    ...['Pod', 'ReplicationController', 'Service', 'ConfigMap', 'Secret', 'PersistentVolume', 'PersistentVolumeClaim'],
    ...['Namespace', 'ServiceAccount', 'LimitRange', 'ResourceQuota', 'Node', 'PodTemplate', 'Endpoints'],
  ],
  'apps/v1': ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  'batch/v1': ['Job', 'CronJob'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'node.k8s.io/v1': ['RuntimeClass'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['StorageClass'],
}

/** The fields that hold quantities; the models call them plain strings. */
const QUANTITIES = new Set([
  ...['ResourceRequirements.limits', 'ResourceRequirements.requests', 'VolumeResourceRequirements.limits'],
  ...['VolumeResourceRequirements.requests', 'EmptyDirVolumeSource.sizeLimit', 'ResourceFieldSelector.divisor'],
  ...['PodSpec.overhead', 'NodeStatus.capacity', 'NodeStatus.allocatable', 'PersistentVolumeSpec.capacity'],
  ...['PersistentVolumeClaimStatus.capacity', 'PersistentVolumeClaimStatus.allocatedResources'],
  ...['LimitRangeItem.default', 'LimitRangeItem.defaultRequest', 'LimitRangeItem.max', 'LimitRangeItem.min'],
  ...['LimitRangeItem.maxLimitRequestRatio', 'ResourceQuotaSpec.hard', 'ResourceQuotaStatus.hard'],
  ...['ResourceQuotaStatus.used', 'ContainerStatus.allocatedResources', 'Overhead.podFixed', 'MetricTarget.value'],
  ...[
    'MetricTarget.averageValue',
    'MetricValueStatus.value',
    'MetricValueStatus.averageValue',
    'PodStatus.allocatedResources',
  ],
])

const goName = (model) => model.replace(/^(?:[A-Z][a-z]+)?V[12](?=[A-Z])/, '')

function fieldType(owner, { baseName, type, format }) {
  if (QUANTITIES.has(`${owner}.${baseName}`)) return type.startsWith('{') ? 'map:quantity' : 'quantity'
  const list = /^Array<(.*)>$/.exec(type)
  if (list) return `[]${fieldType('', { baseName, type: list[1], format })}`
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)
  if (map) return `map:${fieldType('', { baseName, type: map[1], format })}`
  if (type === 'Date') return 'time'
  if (type === 'V1MicroTime') return 'microtime'
  if (type === 'number') return format === 'double' ? 'double' : format
  if (type === 'string') return format === 'byte' ? 'bytes' : 'string'
  if (type === 'boolean') return 'bool'
  if (type === 'IntOrString') return 'intOrString'
  if (type === 'any' || type === 'object') return 'any'
  return goName(type)
}

async function readModel(model) {
  const declaration = readFileSync(join(models, `${model}.d.ts`), 'utf8')
  const { [model]: modelClass } = await import(join(models, `${model}.js`))
  const docs = {}
  const optional = {}
  for (const [, doc, name, mark] of declaration.matchAll(/\/\*\*\n\s*\* (.*)\n\s*\*\/\n\s*'(\w+)'(\??):/g)) {
    docs[name] = doc.replaceAll("\\'", "'").replaceAll('\\"', '"')
    optional[name] = mark === '?'
  }
  for (const [, name, mark] of declaration.matchAll(/^ {4}'(\w+)'(\??):/gm)) optional[name] = mark === '?'
  const fields = modelClass.attributeTypeMap.map((attribute) => ({
    name: attribute.baseName,
    model: /^V|^[A-Z]\w+V1/.test(attribute.type.replace(/^Array<|^\{ \[key: string\]: /, ''))
      ? attribute.type.replace(/^Array<|^\{ \[key: string\]: |>$|; \}$/g, '')
      : undefined,
    type: fieldType(goName(model), attribute),
    required: optional[attribute.name] === false,
    doc: docs[attribute.name] ?? '',
  }))
  const about = /\/\*\*\n\* (.*)\n\*\/\nexport declare class/.exec(declaration)
  return { fields, doc: about?.[1] ?? '' }
}

const types = {}
async function reach(model) {
  const name = goName(model)
  if (types[name] || name === 'MicroTime') return
  types[name] = await readModel(model)
  for (const field of types[name].fields) if (field.model) await reach(field.model)
}

const kinds = {}
for (const [apiVersion, names] of Object.entries(KINDS)) {
  for (const kind of names) {
    await reach(`${apiVersion.endsWith('v2') ? 'V2' : 'V1'}${kind}`)
    kinds[`${apiVersion} ${kind}`] = kind
  }
}

const fields = { kinds, types: {} }
for (const name of Object.keys(types).sort()) {
  fields.types[name] = Object.fromEntries(
    types[name].fields.map((field) => [field.name, field.type + (field.required ? '!' : '')]),
  )
}
writeFileSync(join(out, 'fields.generated.json'), `${JSON.stringify(fields, null, 0).replaceAll('},"', '},\n"')}\n`)

function jsonSchema(type) {
  if (type.startsWith('[]')) return { type: 'array', items: jsonSchema(type.slice(2)) }
  if (type.startsWith('map:')) return { type: 'object', additionalProperties: jsonSchema(type.slice(4)) }
  switch (type) {
    case 'string':
    case 'bytes':
    case 'time':
    case 'microtime':
      return { type: 'string' }
    case 'quantity':
    case 'intOrString':
      return { type: ['string', 'number'] }
    case 'int32':
    case 'int64':
      return { type: 'integer' }
    case 'double':
      return { type: 'number' }
    case 'bool':
      return { type: 'boolean' }
    case 'any':
      return {}
    default:
      return { $ref: `#/definitions/${type}` }
  }
}

/** A hover needs the gist: the first sentences, up to about three hundred characters. */
function gist(doc) {
  if (doc.length <= 300) return doc
  const cut = doc.slice(0, 300)
  const stop = cut.lastIndexOf('. ')
  return stop > 60 ? cut.slice(0, stop + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} ...`
}

/** The values of a field, where its documentation lists them as the API's enums do. */
function choices(doc) {
  const list = /Possible enum values:(.*)$/.exec(doc)
  const found = list ? [...list[1].matchAll(/`"([^"`]*)"`/g)].map((match) => match[1]) : []
  return found.length > 0 ? { enum: found } : {}
}

const definitions = {}
for (const name of Object.keys(types).sort()) {
  const kind = Object.entries(kinds)
    .find(([, type]) => type === name)?.[0]
    .split(' ')
  const properties = {}
  for (const field of types[name].fields) {
    if (kind && (field.name === 'status' || field.name === 'apiVersion' || field.name === 'kind')) continue
    if (name === 'ObjectMeta' && field.name === 'managedFields') continue
    properties[field.name] = { ...jsonSchema(field.type), ...choices(field.doc), description: gist(field.doc) }
  }
  if (kind) {
    properties.apiVersion = { enum: [kind[0]] }
    properties.kind = { enum: [kind[1]] }
    properties.status = {}
  }
  const required = types[name].fields.filter((field) => field.required && field.name !== 'status').map((f) => f.name)
  definitions[name] = {
    type: 'object',
    description: gist(types[name].doc),
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}
delete definitions.ManagedFieldsEntry

const scenario = JSON.parse(readFileSync(join(out, 'scenario.schema.json'), 'utf8'))
Object.assign(definitions, scenario.definitions)
definitions.Scenario = { ...scenario, definitions: undefined, $schema: undefined }
const every = [['podarium.dev/v1alpha1', 'Scenario'], ...Object.keys(kinds).map((key) => key.split(' '))]
const monaco = {
  type: 'object',
  required: ['apiVersion', 'kind'],
  properties: {
    apiVersion: { type: 'string', examples: [...new Set(every.map(([apiVersion]) => apiVersion))] },
    kind: { type: 'string', examples: every.map(([, kind]) => kind) },
  },
  allOf: every.map(([apiVersion, kind]) => ({
    if: {
      required: ['apiVersion', 'kind'],
      properties: { apiVersion: { const: apiVersion }, kind: { const: kind } },
    },
    // biome-ignore lint/suspicious/noThenProperty: `then` is JSON Schema's keyword.
    then: { $ref: `#/definitions/${kind}` },
  })),
  definitions,
}
writeFileSync(join(out, 'monaco.generated.json'), `${JSON.stringify(monaco)}\n`)
