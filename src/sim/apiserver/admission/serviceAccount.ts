import type { Container, Pod, ServiceAccount } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import { randomSuffix } from '../nameGenerator.ts'
import { forbidden, type StatusError } from '../statusError.ts'
import { requestName } from './requestName.ts'

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
/** Just above an hour, as tokens of this age may be warned about. */
const TOKEN_SECONDS = 3607

/** Gives a pod its service account, that account's pull secrets and a token. Models plugin/pkg/admission/serviceaccount/admission.go (1.36). */
export function withServiceAccount({ store, kernel }: Cluster, pod: Pod, uid: string): Result<Pod, StatusError> {
  const spec = pod.spec
  if (spec === undefined || pod.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) return ok(pod)
  const namespace = pod.metadata?.namespace ?? 'default'
  const name = spec.serviceAccountName || 'default'
  const account = store.get<ServiceAccount>('ServiceAccount', namespace, name)
  if (account === undefined) {
    const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`
    return err(forbidden('Pod', requestName(pod), why))
  }
  const secrets = spec.imagePullSecrets ?? []
  const imagePullSecrets = secrets.length > 0 ? secrets : (account.imagePullSecrets ?? [])
  const named: Pod = {
    ...pod,
    spec: {
      ...spec,
      serviceAccountName: name,
      serviceAccount: name,
      ...(imagePullSecrets.length > 0 ? { imagePullSecrets } : {}),
    },
  }
  const mounts = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
  return ok(mounts ? withToken(named, `kube-api-access-${randomSuffix(kernel.random(`token volume ${uid}`))}`) : named)
}

function withToken(pod: Pod, volume: string): Pod {
  const spec = pod.spec
  if (spec === undefined) return pod
  const existing = spec.volumes?.find((v) => v.name.startsWith('kube-api-access-'))?.name
  const name = existing ?? volume
  const mount = (container: Container): Container =>
    container.volumeMounts?.some((m) => m.mountPath === MOUNT_PATH)
      ? container
      : {
          ...container,
          volumeMounts: [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: MOUNT_PATH }],
        }
  // what is not valid is refused after admission
  const containers = (spec.containers ?? []).map(mount)
  const initContainers = spec.initContainers?.map(mount)
  const changed = [...containers, ...(initContainers ?? [])].some((c) => c.volumeMounts?.some((m) => m.name === name))
  const volumes = [...(spec.volumes ?? []), ...(changed && existing === undefined ? [tokenVolume(name)] : [])]
  return {
    ...pod,
    spec: {
      ...spec,
      containers,
      ...(initContainers === undefined ? {} : { initContainers }),
      ...(volumes.length > 0 ? { volumes } : {}),
    },
  }
}

const tokenVolume = (name: string) => ({
  name,
  projected: {
    defaultMode: 0o644,
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: TOKEN_SECONDS } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  },
})
