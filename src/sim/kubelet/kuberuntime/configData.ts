import type { ConfigMap, Secret } from '../../../api/types.ts'
import { decodeBase64 } from '../../../base/base64.ts'
import type { KubeletContext } from '../kubeletContext.ts'

/** A kind of object that holds configuration. */
export type ConfigKind = 'ConfigMap' | 'Secret'

/** What a ConfigMap or Secret holds for files, as texts in key order; undefined where the object does not exist. */
export function dataOf(
  context: KubeletContext,
  kind: ConfigKind,
  namespace: string | undefined,
  name: string,
): Record<string, string> | undefined {
  const object = context.store.get<ConfigMap & Secret>(kind, namespace, name)
  if (object === undefined) return undefined
  const entries =
    kind === 'ConfigMap' ? { ...object.data, ...mapValues(object.binaryData, decodeBase64) } : secretData(object)
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What it holds for variables: of a ConfigMap only the texts. Undefined where the object does not exist. */
export function textsOf(
  context: KubeletContext,
  kind: ConfigKind,
  namespace: string | undefined,
  name: string,
): Readonly<Record<string, string>> | undefined {
  const object = context.store.get<ConfigMap & Secret>(kind, namespace, name)
  if (object === undefined) return undefined
  return kind === 'ConfigMap' ? (object.data ?? {}) : secretData(object)
}

const secretData = (secret: Secret): Record<string, string> => ({
  ...mapValues(secret.data, decodeBase64),
  ...secret.stringData,
})

function mapValues(
  values: Readonly<Record<string, string>> | undefined,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([k, v]) => [k, change(v)]))
}
