import type { Draft } from '../defaults/draft.ts'
import type { PersistentVolumeClaim } from '../types.ts'

const SNAPSHOT_GROUP = 'snapshot.storage.k8s.io'

/** What a claim is to be filled from stands in two fields that say the same. Models pkg/registry/core/persistentvolumeclaim/strategy.go, PrepareForCreate (1.36). */
export function prepareClaim(claim: Draft<PersistentVolumeClaim>): void {
  claim.status = { phase: 'Pending' }
  const { spec } = claim
  if (!spec) return
  // CrossNamespaceVolumeDataSource is off.
  if (spec.dataSourceRef?.namespace) delete spec.dataSourceRef
  const { dataSource, dataSourceRef } = spec
  if (dataSourceRef && !dataSource) {
    const { apiGroup, kind, name } = dataSourceRef
    spec.dataSource = { ...(apiGroup === undefined ? {} : { apiGroup }), kind, name }
  } else if (dataSource && !dataSourceRef) {
    if (isOldSource(dataSource)) spec.dataSourceRef = { ...dataSource }
    else delete spec.dataSource
  }
}

/** Whether the older of the fields takes a source; others are dropped without a word. */
const isOldSource = ({ apiGroup = '', kind }: { apiGroup?: string; kind: string }): boolean =>
  (kind === 'PersistentVolumeClaim' && apiGroup === '') || (kind === 'VolumeSnapshot' && apiGroup === SNAPSHOT_GROUP)
