import type { ControllerRevision, PodTemplateSpec } from '../../api/types.ts'
import type { ObjectStore, Stored } from '../apiserver/objectStore.ts'
import { updateObject } from '../apiserver/update.ts'
import { controlledBy, controllerReference } from './ownership.ts'
import { sameTemplate, templateHash } from './templates.ts'

/** The label of a pod that says which revision of its owner's template it was made from. */
export const REVISION_LABEL = 'controller-revision-hash'

/** The template that a revision keeps. */
export function templateOf(revision: ControllerRevision | undefined): PodTemplateSpec | undefined {
  const data = revision?.data as { spec?: { template?: PodTemplateSpec } } | undefined
  return data?.spec?.template
}

/** The revision of an owner's template as it is now; made, or made the newest again, where needed. Models pkg/controller/history (1.36). */
export function syncRevision(
  store: ObjectStore,
  owner: Stored,
  template: PodTemplateSpec | undefined,
): Stored<ControllerRevision> {
  const all = controlledBy<ControllerRevision>(store, 'ControllerRevision', owner)
  const newest = Math.max(0, ...all.map((r) => r.revision))
  const equal = all.find((r) => sameTemplate(templateOf(r), template))
  if (equal !== undefined) {
    if (equal.revision === newest) return equal
    const { namespace, name } = equal.metadata
    const renewed = updateObject<ControllerRevision>(store, 'ControllerRevision', namespace, name, (old) => ({
      ...old,
      revision: newest + 1,
    }))
    return renewed ?? equal
  }
  const hash = templateHash(template)
  return store.create<ControllerRevision>({
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${owner.metadata.name}-${hash}`,
      namespace: owner.metadata.namespace,
      labels: { ...template?.metadata?.labels, 'controller.kubernetes.io/hash': hash },
      ownerReferences: [controllerReference(owner)],
    },
    data: { spec: { template } },
    revision: newest + 1,
  } as ControllerRevision)
}
