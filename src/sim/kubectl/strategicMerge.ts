type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists that are merged by a key of their elements, by the name of their field; other lists are replaced. Models the patchMergeKey tags of api/core/v1/types.go (1.36). */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  conditions: ['type'],
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  ownerReferences: ['uid'],
  ports: ['containerPort', 'port'],
  podIPs: ['ip'],
  schedulingGates: ['name'],
  secrets: ['name'],
  topologySpreadConstraints: ['topologyKey'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
  resourceClaims: ['name'],
}
/** Lists of plain values that are united. */
const UNITED = new Set(['finalizers'])

/** Applies a strategic merge patch. Models apimachinery/pkg/util/strategicpatch/patch.go (1.36). */
export function strategicMerge(target: unknown, patch: unknown, field = ''): unknown {
  if (Array.isArray(patch)) return mergeLists(Array.isArray(target) ? target : [], patch, field)
  if (!isObject(patch)) return patch
  if (patch.$patch === 'replace') {
    const { $patch: _directive, ...replacement } = patch
    return replacement
  }
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    const deletion = /^\$deleteFromPrimitiveList\/(.+)$/.exec(key)?.[1]
    if (deletion !== undefined) {
      const gone = Array.isArray(value) ? value : []
      const list = merged[deletion]
      if (Array.isArray(list)) merged[deletion] = list.filter((item) => !gone.includes(item))
    } else if (key.startsWith('$')) continue
    else if (value === null) delete merged[key]
    else merged[key] = strategicMerge(merged[key], value, key)
  }
  return merged
}

function mergeLists(target: readonly unknown[], patch: readonly unknown[], field: string): unknown[] {
  if (UNITED.has(field)) return [...target, ...patch.filter((item) => !target.includes(item))]
  const key = (MERGE_KEYS[field] ?? []).find((k) => patch.every((item) => isObject(item) && k in item))
  if (key === undefined || patch.some((item) => isObject(item) && item.$patch === 'replace')) return [...patch]
  const of = (item: unknown): unknown => (isObject(item) ? item[key] : undefined)
  const merged = [...target]
  const added: unknown[] = []
  for (const item of patch) {
    const at = merged.findIndex((old) => of(old) === of(item))
    if (isObject(item) && item.$patch === 'delete') {
      if (at >= 0) merged.splice(at, 1)
    } else if (at >= 0) merged[at] = strategicMerge(merged[at], item)
    else added.push(item)
  }
  // what the patch names comes in the patch's order
  return [...added, ...merged]
}
