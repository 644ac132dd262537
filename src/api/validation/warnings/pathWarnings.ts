import { goQuote } from '../../goText/goQuote.ts'
import type { PodSpec } from '../../types.ts'

type Volume = NonNullable<PodSpec['volumes']>[number]
type Source = NonNullable<NonNullable<Volume['projected']>['sources']>[number]

/** A file of a volume, and where it comes from when that is worth saying. */
interface VirtualPath {
  readonly path: string
  readonly source: string
}

/** Files of one volume that cover each other. Models pkg/api/pod/warnings.go, warningsForOverlappingVirtualPaths (1.36). */
export function pathWarnings({ volumes = [] }: PodSpec): string[] {
  return volumes.flatMap(({ name, configMap, secret, downwardAPI, projected }) => [
    ...overlaps(pathsOf(configMap?.items, ''), name, `ConfigMap ${goQuote(configMap?.name ?? '')}`),
    ...overlaps(pathsOf(secret?.items, ''), name, `Secret ${goQuote(secret?.secretName ?? '')}`),
    ...overlaps(pathsOf(downwardAPI?.items, ''), name, 'DownwardAPI'),
    ...projectedWarnings(projected?.sources ?? [], name),
  ])
}

const pathsOf = (items: readonly { readonly path: string }[] | undefined, source: string): VirtualPath[] =>
  (items ?? []).map(({ path }) => ({ path, source }))

/** Models checkVolumeMappingForOverlap; `earlier` are files that came before, and are added to. */
function overlaps(paths: readonly VirtualPath[], volume: string, what: string, earlier: VirtualPath[] = []): string[] {
  return paths.flatMap(({ path, source }) => {
    const own = { path: path.replace(/\/+$/, ''), source }
    const covered = earlier.filter((other) => covers(other.path, own.path) || covers(own.path, other.path))
    earlier.push(own)
    return covered.map((other) => {
      return `volume ${goQuote(volume)} (${what}): overlapping paths: ${printed(own)} with ${printed(other)}`
    })
  })
}

const covers = (path: string, other: string): boolean =>
  path !== '' && other !== '' && `${other}/`.startsWith(`${path}/`)

const printed = ({ path, source }: VirtualPath): string => goQuote(path) + (source === '' ? '' : ` (${source})`)

function projectedWarnings(sources: readonly Source[], volume: string): string[] {
  const earlier: VirtualPath[] = []
  return sources.flatMap((source) => {
    if (Object.keys(source).length === 0) return [`volume ${goQuote(volume)} (Projected) has no sources provided`]
    return overlaps(projectedPaths(source), volume, 'Projected', earlier)
  })
}

/** The files of the first source that names some. */
function projectedPaths(source: Source): VirtualPath[] {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source
  if (configMap?.items) return pathsOf(configMap.items, `ConfigMap ${goQuote(configMap.name ?? '')}`)
  if (secret?.items) return pathsOf(secret.items, `Secret ${goQuote(secret.name ?? '')}`)
  if (downwardAPI?.items) return pathsOf(downwardAPI.items, 'DownwardAPI')
  if (serviceAccountToken) return pathsOf([serviceAccountToken], 'ServiceAccountToken')
  if (clusterTrustBundle) {
    const { name, signerName = '' } = clusterTrustBundle
    return pathsOf([clusterTrustBundle], `ClusterTrustBundle ${goQuote(name ?? signerName)}`)
  }
  const files: readonly (readonly [string | undefined, string])[] = [
    [podCertificate?.certificateChainPath, 'PodCertificate chain'],
    [podCertificate?.keyPath, 'PodCertificate key'],
    [podCertificate?.credentialBundlePath, 'PodCertificate credential bundle'],
  ]
  return files.flatMap(([path, what]) => (path ? [{ path, source: what }] : []))
}
