import { applications } from './applications.ts'
import { brokers } from './brokers.ts'
import { databases } from './databases.ts'
import type { CatalogueEntry } from './entry.ts'
import { kubernetesImages } from './kubernetes.ts'
import { languages } from './languages.ts'
import { repositoryOf } from './names.ts'
import { systems } from './systems.ts'
import { webServers } from './webServers.ts'

/** Registries and projects that mirror the Hub's official images under their own names. */
const MIRRORS =
  /^(k8s\.gcr\.io|registry\.k8s\.io|gcr\.io\/google[-_]containers|gcr\.io\/google[-_]samples|gcr\.io\/kubernetes-e2e-test-images|registry\.k8s\.io\/e2e-test-images|k8s\.gcr\.io\/e2e-test-images|public\.ecr\.aws\/docker\/library|public\.ecr\.aws\/nginx|mirror\.gcr\.io\/library|quay\.io\/libpod|mcr\.microsoft\.com\/oss|mcr\.microsoft\.com|bitnami|kubernetes|google-samples)\//

const ENTRIES: ReadonlyMap<string, CatalogueEntry> = new Map(
  [...webServers, ...databases, ...brokers, ...languages, ...systems, ...kubernetesImages, ...applications].flatMap(
    (entry) => entry.repositories.map((repository) => [repository, entry] as const),
  ),
)

/** The catalogue's entry for an image by its name; mirrors of official images count as those. */
export function catalogueEntry(image: string): CatalogueEntry | undefined {
  const repository = repositoryOf(image)
  return (
    ENTRIES.get(repository) ?? (MIRRORS.test(repository) ? ENTRIES.get(repository.replace(MIRRORS, '')) : undefined)
  )
}
