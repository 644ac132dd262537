import type { Draft } from '../defaults/draft.ts'
import type { Pod, ServiceAccount } from '../types.ts'

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
const TOKEN_VOLUME_PREFIX = 'kube-api-access-'
/** Just over an hour, so that the token is known for one that admission asked for. */
const TOKEN_SECONDS = 3607
const TOKEN_MODE = 0o644

/** Why a mirror is refused: a node runs it without the API's objects. Models plugin/pkg/admission/serviceaccount/admission.go, Validate (1.36). */
export function mirrorRefusal({ spec }: Pod): string | undefined {
  if (spec?.serviceAccountName) return 'a mirror pod may not reference service accounts'
  const text = JSON.stringify({ ...spec, imagePullSecrets: undefined })
  const named = /"(secret|secretRef|secretKeyRef|nodePublishSecretRef)":\{|"secretName":"[^"]/.test(text)
  if (named || (spec?.imagePullSecrets ?? []).length > 0) return 'a mirror pod may not reference secrets'
  return text.includes('"serviceAccountToken":{')
    ? 'a mirror pod may not use ServiceAccountToken volume projections'
    : undefined
}

/** Names the service account, brings its pull secrets and mounts its token into every container that mounts nothing there. Models plugin/pkg/admission/serviceaccount/admission.go. */
export function serviceAccountAdmission(pod: Draft<Pod>, account: ServiceAccount, suffix: string): void {
  const { spec } = pod
  if (!spec) return
  spec.serviceAccountName ||= 'default'
  spec.serviceAccount = spec.serviceAccountName
  const secrets = account.imagePullSecrets ?? []
  if ((spec.imagePullSecrets ?? []).length === 0 && secrets.length > 0) {
    spec.imagePullSecrets = secrets.map((secret) => ({ ...secret }))
  }
  if (!(spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true)) return
  const known = spec.volumes?.find((volume) => volume.name.startsWith(TOKEN_VOLUME_PREFIX))
  const name = known?.name ?? `${TOKEN_VOLUME_PREFIX}${suffix}`
  let mounted = false
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    if (container.volumeMounts?.some((mount) => mount.mountPath === TOKEN_PATH)) continue
    container.volumeMounts ??= []
    container.volumeMounts.push({ name, readOnly: true, mountPath: TOKEN_PATH })
    mounted = true
  }
  if (mounted && !known) {
    spec.volumes ??= []
    spec.volumes.push(tokenVolume(name))
  }
}

function tokenVolume(name: string): NonNullable<NonNullable<Draft<Pod>['spec']>['volumes']>[number] {
  const namespace = { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }
  const sources = [
    { serviceAccountToken: { path: 'token', expirationSeconds: TOKEN_SECONDS } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    { downwardAPI: { items: [namespace] } },
  ]
  return { name, projected: { sources, defaultMode: TOKEN_MODE } }
}
