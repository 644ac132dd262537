import { applications } from './applications.ts'
import { brokers } from './brokers.ts'
import { databases } from './databases.ts'
import type { CatalogueEntry } from './entry.ts'
import { kubernetesComponents } from './kubernetesComponents.ts'
import { kubernetesTests } from './kubernetesTests.ts'
import { languages } from './languages.ts'
import { repositoryOf } from './names.ts'
import { observability } from './observability.ts'
import { stores } from './stores.ts'
import { systems } from './systems.ts'
import { webServers } from './webServers.ts'

/** All entries of the catalogue, family by family. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...webServers,
  ...databases,
  ...stores,
  ...brokers,
  ...languages,
  ...systems,
  ...observability,
  ...kubernetesTests,
  ...kubernetesComponents,
  ...applications,
]

/** Registries whose names count as the Hub's. */
const REGISTRIES =
  /^(k8s\.gcr\.io|registry\.k8s\.io|(us-docker\.|us-central1-docker\.)?pkg\.dev|([a-z-]+\.)?gcr\.io|quay\.io|ghcr\.io|public\.ecr\.aws|mcr\.microsoft\.com|docker\.elastic\.co|registry\.access\.redhat\.com)\//
/** Projects that hold copies of what others publish, or Kubernetes' own images. */
const PROJECTS =
  /^(docker\/library|library|libpod|nginx|oss|google[-_]containers|google[-_]samples|kubernetes-e2e-test-images|e2e-test-images|sig-storage|gke-release|k8s-testimages|pets|ingress-nginx|networking|dns|kubernetes)\//
/** Kubernetes' older images name their architecture. */
const ARCHITECTURE = /-(amd64|arm64)$/

const ENTRIES: ReadonlyMap<string, CatalogueEntry> = new Map(
  CATALOGUE.flatMap((entry) => entry.repositories.map((repository) => [repository, entry] as const)),
)

/** The catalogue's entry for an image by its name; mirrors of official images count as those. */
export function catalogueEntry(image: string): CatalogueEntry | undefined {
  const repository = repositoryOf(image)
  const path = repository.replace(REGISTRIES, '').replace(ARCHITECTURE, '')
  const samples = path.replace(/^google_samples\//, 'google-samples/')
  const known = ENTRIES.get(repository) ?? ENTRIES.get(samples)
  if (known !== undefined || !repository.includes('/')) return known
  return ENTRIES.get(path.replace(PROJECTS, ''))
}
