import { parseQuantity } from '../../../api/quantity/quantity.ts'
import { compareQuantities } from '../../../api/quantity/quantityArithmetic.ts'
import { matchesLabelSelector } from '../../../api/selector/selector.ts'
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { updateObject, updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import { waitsForConsumer } from './binding.ts'

const COMPONENT = 'persistentvolume-controller'
/** How often the controller looks at all claims and volumes again. */
const RESYNC: Millis = 15 * SECOND

/** Binds claims to volumes that exist; nothing here makes volumes. Models pkg/controller/volume/persistentvolume/pv_controller.go (1.36). */
export function startPersistentVolumeController(cluster: Cluster): void {
  const { store, kernel } = cluster
  const waiting = new Set<string>()
  const look = (claim: Stored<PersistentVolumeClaim>): void => {
    const { namespace, name, uid } = claim.metadata
    const current = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name)
    if (current?.metadata.uid !== uid || current.status?.phase === 'Bound') return
    if (current.metadata.deletionTimestamp === undefined) syncClaim(cluster, current)
    if (waiting.has(uid)) return
    waiting.add(uid)
    kernel.at(nextResync(cluster), () => {
      waiting.delete(uid)
      look(current)
    })
  }
  store.watch<PersistentVolumeClaim>('PersistentVolumeClaim', ({ type, object }) => {
    if (type === 'ADDED') look(object)
    if (type === 'MODIFIED') release(cluster, object)
  })
  store.watch<PersistentVolume>('PersistentVolume', ({ type, object }) => {
    if (type === 'ADDED' && object.spec?.claimRef === undefined) updateStatus(store, object, { phase: 'Available' })
  })
  store.watch<Pod>('Pod', ({ object }) => {
    for (const claim of store.list<PersistentVolumeClaim>('PersistentVolumeClaim'))
      if (claim.metadata.namespace === object.metadata.namespace) release(cluster, claim)
  })
}

/** The rounds began some time before the scenario. */
function nextResync({ kernel }: Cluster): Millis {
  const phase = kernel.random('rounds of the volume controller').between(0, RESYNC)
  return phase + (Math.floor((kernel.now - phase) / RESYNC) + 1) * RESYNC
}

function syncClaim(cluster: Cluster, claim: Stored<PersistentVolumeClaim>): void {
  const { store } = cluster
  const volume = store.list<PersistentVolume>('PersistentVolume').find((v) => fits(v, claim))
  if (volume !== undefined) {
    bind(cluster, claim, volume)
    return
  }
  const say = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    cluster.recorder(COMPONENT).record(refOf(claim), { type, reason, message })
  const className = claim.spec?.storageClassName
  if (!className)
    say('Normal', 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set')
  else if (store.get('StorageClass', undefined, className) === undefined)
    say('Warning', 'ProvisioningFailed', `storageclass.storage.k8s.io "${className}" not found`)
  else if (waitsForConsumer(claim, store))
    say('Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding')
  else say('Normal', 'ExternalProvisioning', EXTERNAL)
}

const EXTERNAL =
  'Waiting for a volume to be created either by the external provisioner or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.'

/** Models component-helpers/storage/volume/pv_helpers.go, FindMatchingVolume. */
function fits(volume: Stored<PersistentVolume>, claim: Stored<PersistentVolumeClaim>): boolean {
  const { spec } = volume
  const wanted = claim.spec
  const { namespace, name, uid } = claim.metadata
  const held = spec?.claimRef
  if (held !== undefined) {
    if (held.namespace !== namespace || held.name !== name || (held.uid !== undefined && held.uid !== uid)) return false
  } else if (volume.status?.phase !== undefined && !['Available', 'Pending'].includes(volume.status.phase)) return false
  if (wanted?.volumeName && wanted.volumeName !== volume.metadata.name) return false
  if ((spec?.storageClassName ?? '') !== (wanted?.storageClassName ?? '')) return false
  if ((spec?.volumeMode ?? 'Filesystem') !== (wanted?.volumeMode ?? 'Filesystem')) return false
  if (!(wanted?.accessModes ?? []).every((mode) => spec?.accessModes?.includes(mode))) return false
  if (wanted?.selector !== undefined && !matchesLabelSelector(wanted.selector, volume.metadata.labels)) return false
  const [has, asks] = [
    parseQuantity(spec?.capacity?.storage ?? '0'),
    parseQuantity(wanted?.resources?.requests?.storage ?? '0'),
  ]
  return has.ok && asks.ok && compareQuantities(has.value, asks.value) >= 0
}

function bind({ store }: Cluster, claim: Stored<PersistentVolumeClaim>, volume: Stored<PersistentVolume>): void {
  const { namespace, name, uid } = claim.metadata
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid }
  const bound = updateObject<PersistentVolume>(store, 'PersistentVolume', undefined, volume.metadata.name, (old) => ({
    ...old,
    spec: { ...old.spec, claimRef },
  }))
  if (bound !== undefined) updateStatus<PersistentVolume>(store, bound, { ...bound.status, phase: 'Bound' })
  const annotations = { 'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes' }
  const changed = updateObject<PersistentVolumeClaim>(store, 'PersistentVolumeClaim', namespace, name, (old) => ({
    ...old,
    metadata: { ...old.metadata, annotations: { ...old.metadata.annotations, ...annotations } },
    spec: { ...old.spec, volumeName: volume.metadata.name },
  }))
  if (changed === undefined) return
  const { accessModes, capacity } = volume.spec ?? {}
  updateStatus<PersistentVolumeClaim>(store, changed, { accessModes, capacity, phase: 'Bound' })
}

/** A deleted claim goes when no pod uses it any more. Models pkg/controller/volume/pvcprotection. */
function release({ store }: Cluster, claim: Stored<PersistentVolumeClaim>): void {
  const { namespace, name, deletionTimestamp, finalizers = [] } = claim.metadata
  if (deletionTimestamp === undefined || finalizers.length === 0) return
  const used = store
    .list<Pod>('Pod')
    .some(
      (p) =>
        p.metadata.namespace === namespace &&
        p.spec?.volumes?.some((v) => v.persistentVolumeClaim?.claimName === name) === true,
    )
  if (used) return
  updateObject<PersistentVolumeClaim>(store, 'PersistentVolumeClaim', namespace, name, (old) => ({
    ...old,
    metadata: { ...old.metadata, finalizers: finalizers.filter((f) => f !== 'kubernetes.io/pvc-protection') },
  }))
}
