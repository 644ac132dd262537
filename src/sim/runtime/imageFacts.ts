import { globMatches } from '../../base/glob.ts'
import type { ImageSpec } from '../../scenario/scenario.ts'
import type { CatalogueEntry } from './catalogue/entry.ts'
import { catalogueEntry } from './catalogue/families.ts'
import { isOfficialName } from './catalogue/names.ts'
import type { ImageFacts } from './images.ts'

/** How fast images are pulled where the scenario does not say, in bytes a millisecond (20 MB/s), and the least that a pull takes. */
const PULL_SPEED = 20_000
const LEAST_PULL = 600
/** A refusal is quicker: only the manifest is asked for. */
const REFUSED_PULL = 600
/** The size of an image that nothing is known of. */
const ASSUMED_SIZE = 60_000_000
const MEGABYTE = 1_000_000

/** What is known of an image: the scenario's first row that matches, over the catalogue, over an assumption. */
export function imageFacts(image: string, rows: readonly ImageSpec[]): ImageFacts {
  const names = namesOf(image)
  const row = rows.find((candidate) => names.some((name) => globMatches(candidate.name, name)))
  const known = catalogueEntry(image)
  const size = row?.size ?? (known === undefined ? ASSUMED_SIZE : known.megabytes * MEGABYTE)
  // a scenario that has an image table names what its registries hold; without one any name may exist, but on reserved domains
  const missing =
    row === undefined && known === undefined && (rows.length > 0 || !isOfficialName(image) || RESERVED.test(image))
  const base: ImageFacts = {
    source: describesContent(row) ? 'scenario' : known !== undefined ? 'catalogue' : 'assumed',
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
  const error =
    row?.error ?? (missing ? 'NotFound' : row === undefined && WINDOWS.test(image) ? 'NoPlatform' : undefined)
  return {
    ...base,
    ...(error !== undefined && { error }),
    ...(row?.failFirst !== undefined && { failFirst: row.failFirst }),
    ...(row?.attempts !== undefined && { attempts: row.attempts }),
  }
}

/** Whether a row says what is in an image, and not only how it is pulled. */
function describesContent(row: ImageSpec | undefined): boolean {
  return row?.entrypoint !== undefined || row?.cmd !== undefined || row?.attempts !== undefined
}

/** What an image runs of which nothing is known: a path that no container has, so that the assumption applies. */
const UNKNOWN_ENTRYPOINT = '/image/entrypoint'

/** Entrypoint and arguments: a row that names either speaks for both. */
function commandOf(
  row: ImageSpec | undefined,
  known: CatalogueEntry | undefined,
): Pick<ImageFacts, 'entrypoint' | 'cmd'> {
  if (row !== undefined && (row.entrypoint !== undefined || row.cmd !== undefined || known === undefined)) {
    return { entrypoint: row.entrypoint ?? [], cmd: row.cmd ?? [] }
  }
  if (known !== undefined) return { entrypoint: known.entrypoint ?? [], cmd: known.cmd ?? [] }
  return { entrypoint: [UNKNOWN_ENTRYPOINT], cmd: [] }
}

/** Images of Windows: none is for the platform of the nodes. */
const WINDOWS = /windowsservercore|nanoserver|(^|\/)microsoft\/iis|mcr\.microsoft\.com\/windows\//

/** Domains that no registry can have (RFC 2606 and 6761): what is there, the scenario has to say. */
const RESERVED = /^([^/]+\.)?(example(\.(com|net|org))?|invalid|test)(:\d+)?\//

/** The names that a row of the scenario may know an image by: as written, the Hub's short name, and with what is left out written out. */
function namesOf(image: string): string[] {
  const short = image.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '')
  const [name = '', digest] = short.split('@')
  const tagged = /:[^/]+$/.test(name) ? name : `${name}:${digest ?? 'latest'}`
  return [image, short, tagged]
}
