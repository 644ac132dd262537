import { globMatches } from '../../base/glob.ts'
import type { ImageSpec } from '../../scenario/scenario.ts'
import { type CatalogueImage, catalogueImage } from './catalogue/images.ts'
import { isOfficialName, repositoryOf } from './catalogue/names.ts'
import type { ImageFacts } from './images.ts'

/** How fast images are pulled where the scenario does not say, in bytes a millisecond (20 MB/s), and the least that a pull takes. */
const PULL_SPEED = 20_000
const LEAST_PULL = 600
/** A refusal is quicker: only the manifest is asked for. */
const REFUSED_PULL = 600
/** The size of an image that nothing is known of. */
const ASSUMED_SIZE = 60_000_000

/** What is known of an image: the scenario's first row that matches, over the catalogue, over an assumption. */
export function imageFacts(image: string, rows: readonly ImageSpec[]): ImageFacts {
  const row = rows.find(
    (candidate) => globMatches(candidate.name, image) || globMatches(candidate.name, shortName(image)),
  )
  const known = catalogueImage(repositoryOf(image))
  const size = row?.size ?? known?.size ?? ASSUMED_SIZE
  // a scenario that has an image table names what its registries hold; without one any name may exist
  const missing = row === undefined && known === undefined && (rows.length > 0 || !isOfficialName(image))
  const base: ImageFacts = {
    source: row !== undefined ? 'scenario' : known !== undefined ? 'catalogue' : 'assumed',
    present: row?.present ?? false,
    pull: row?.pull ?? (missing ? REFUSED_PULL : Math.max(LEAST_PULL, size / PULL_SPEED)),
    private: row?.private ?? false,
    ...commandOf(row, known),
    stopSignal: (row?.stopSignal ?? known?.stopSignal ?? 'TERM').replace(/^SIG/, ''),
    user: row?.user ?? known?.user ?? '',
    uid: row?.uid ?? known?.uid ?? 0,
    workingDir: known?.workingDir ?? '/',
    env: known?.env ?? {},
    size,
  }
  const error = row?.error ?? (missing ? 'NotFound' : undefined)
  return {
    ...base,
    ...(error !== undefined && { error }),
    ...(row?.failFirst !== undefined && { failFirst: row.failFirst }),
    ...(row?.attempts !== undefined && { attempts: row.attempts }),
  }
}

/** Entrypoint and arguments: a row that names either speaks for both. */
function commandOf(
  row: ImageSpec | undefined,
  known: CatalogueImage | undefined,
): Pick<ImageFacts, 'entrypoint' | 'cmd'> {
  if (row !== undefined && (row.entrypoint !== undefined || row.cmd !== undefined || known === undefined)) {
    return { entrypoint: row.entrypoint ?? [], cmd: row.cmd ?? [] }
  }
  if (known !== undefined) return { entrypoint: known.entrypoint, cmd: known.cmd }
  return { entrypoint: ['/app'], cmd: [] }
}

/** The name without what the Hub's own images may have before it. */
function shortName(image: string): string {
  return image.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '')
}
