import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const SITE = 'dist/site'
const LIMITS = { 'index.html': 200, 'embed.html': 150 }

const kilobytes = (file: string): number => gzipSync(readFileSync(join(SITE, file))).length / 1000

/** What each built page loads before anything is opened in it, gzipped, with the simulation's worker. */
export function chunkSizes(): string[] {
  if (!existsSync(join(SITE, 'index.html'))) return ['sizes: the site is not built']
  const worker = readdirSync(join(SITE, 'assets')).find((file) => file.startsWith('simulation.worker'))
  return Object.entries(LIMITS).flatMap(([page, limit]) => {
    const html = readFileSync(join(SITE, page), 'utf8')
    const linked = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '')
    const own = linked.reduce((sum, file) => sum + kilobytes(file), kilobytes(page))
    const engine = worker === undefined ? 0 : kilobytes(join('assets', worker))
    return [
      `${page} loads ${figureOf(own)} kB gzip in ${linked.length} files (aim: ${limit} kB), its worker ${figureOf(engine)} kB`,
    ]
  })
}

const figureOf = (value: number): string => value.toFixed(0)
