import type { ImageFacts } from '../../runtime/images.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { dataOf } from '../kuberuntime/configData.ts'

/** What containerd says of a pull that fails; undefined where it succeeds. `before` counts the pulls of the image so far. */
export function registryRefusal(
  context: KubeletContext,
  pod: StoredPod,
  image: string,
  facts: ImageFacts,
  before: number,
): string | undefined {
  const reference = fullReference(image)
  const about = `failed to pull and unpack image "${reference}": failed to resolve reference "${reference}": `
  const denied = `${about}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`
  if (facts.private && !hasPullSecret(context, pod, reference)) return denied
  if (facts.error === undefined || before >= (facts.failFirst ?? Number.POSITIVE_INFINITY)) return undefined
  switch (facts.error) {
    case 'NotFound':
      return `rpc error: code = NotFound desc = ${about}${reference}: not found`
    case 'Denied':
      return denied
    case 'NoPlatform':
      return `rpc error: code = NotFound desc = failed to pull and unpack image "${reference}": no match for platform in manifest: not found`
    case 'Timeout': {
      const { host, path } = partsOf(reference)
      return `${about}failed to do request: Head "https://${host}/v2/${path}/manifests/latest": dial tcp 192.0.2.1:443: i/o timeout`
    }
    default:
      return `${about}${facts.error}`
  }
}

/** The names of pull secrets that the pod asks for and that do not exist. Models pkg/kubelet/kubelet_pods.go, getPullSecretsForPod (1.36). */
export function missingPullSecrets(context: KubeletContext, pod: StoredPod): string[] {
  return (pod.spec?.imagePullSecrets ?? []).flatMap(({ name }) =>
    name === undefined || name === '' || dataOf(context, 'Secret', pod.metadata.namespace, name) !== undefined
      ? []
      : [name],
  )
}

function hasPullSecret(context: KubeletContext, pod: StoredPod, reference: string): boolean {
  const { host } = partsOf(reference)
  return (pod.spec?.imagePullSecrets ?? []).some(({ name }) => {
    const config = dataOf(context, 'Secret', pod.metadata.namespace, name ?? '')?.['.dockerconfigjson']
    return config?.includes(host) === true
  })
}

/** The reference with its registry, library and tag written out, as containerd does. */
export function fullReference(image: string): string {
  const [first = ''] = image.split('/')
  const hosted = image.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost')
  const named = hosted ? image : image.includes('/') ? `docker.io/${image}` : `docker.io/library/${image}`
  const tagged = named.includes('@') || /:[^/]+$/.test(named)
  return tagged ? named : `${named}:latest`
}

function partsOf(reference: string): { host: string; path: string } {
  const slash = reference.indexOf('/')
  return { host: reference.slice(0, slash), path: reference.slice(slash + 1).replace(/[:@][^/]*$/, '') }
}
