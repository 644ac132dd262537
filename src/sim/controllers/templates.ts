import type { Pod, PodTemplateSpec } from '../../api/types.ts'
import { hashText } from '../../base/random.ts'
import { safeEncode } from '../apiserver/nameGenerator.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import { controllerReference } from './ownership.ts'

/** A JSON text with sorted keys: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`)
    .join(',')}}`
}

/** A short name for the contents of a template. Models pkg/controller/controller_utils.go, ComputeHash (1.36), over another form of the contents. */
export function templateHash(template: unknown, collisionCount?: number): string {
  return safeEncode(String(hashText(canonicalJson(template) + (collisionCount ?? ''))))
}

/** A pod of a template, owned by its controller. Models controller_utils.go, GetPodFromTemplate (1.36). */
export function podFromTemplate(
  template: PodTemplateSpec | undefined,
  owner: Stored,
  named: { readonly name: string } | { readonly generateName: string },
): Pod {
  const { labels, annotations, finalizers } = template?.metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...named,
      namespace: owner.metadata.namespace,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: template?.spec,
  } as Pod
}

/** Whether two templates are the same but for labels that controllers add. */
export function sameTemplate(
  a: PodTemplateSpec | undefined,
  b: PodTemplateSpec | undefined,
  ...ignored: string[]
): boolean {
  const bare = (template: PodTemplateSpec | undefined): string => {
    const labels = Object.entries(template?.metadata?.labels ?? {}).filter(([key]) => !ignored.includes(key))
    return canonicalJson({ ...template, metadata: { ...template?.metadata, labels: Object.fromEntries(labels) } })
  }
  return bare(a) === bare(b)
}
