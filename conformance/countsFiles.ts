import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NoiseFloor } from './noiseFloor.ts'
import type { Ratchet } from './ratchet.ts'
import { FOLDER } from './scenarioFiles.ts'

const RATCHET = join(FOLDER, 'ratchet.json')
const NOISE_FLOOR = join(FOLDER, 'noiseFloor.json')

/** Reads the counts that hold; none where the file does not exist yet. */
export function readRatchet(): Ratchet {
  return existsSync(RATCHET) ? (JSON.parse(readFileSync(RATCHET, 'utf8')) as Ratchet) : { families: {}, tables: {} }
}

/** Writes the counts that hold from now on. */
export const writeRatchet = (ratchet: Ratchet): void => writeFileSync(RATCHET, ratchetText(ratchet))

/** The counts as they stand in their file. */
export const ratchetText = ({ families, tables }: Ratchet): string =>
  `{\n  "families": ${entryALine(families, '  ')},\n  "tables": ${entryALine(tables, '  ')}\n}\n`

/** Reads the noise floor as it was measured last. */
export function readNoiseFloor(): NoiseFloor {
  return existsSync(NOISE_FLOOR) ? (JSON.parse(readFileSync(NOISE_FLOOR, 'utf8')) as NoiseFloor) : {}
}

/** Writes the noise floor. */
export function writeNoiseFloor(floor: NoiseFloor): void {
  writeFileSync(NOISE_FLOOR, `${entryALine(floor, '')}\n`)
}

/** An object as JSON, an entry a line, so that a change of one family is a change of one line. */
function entryALine(entries: Readonly<Record<string, object>>, indent: string): string {
  const lines = Object.entries(entries).map(([key, counts]) => {
    const inside = Object.entries(counts).map(([name, count]) => `${JSON.stringify(name)}: ${count}`)
    return `${indent}  ${JSON.stringify(key)}: { ${inside.join(', ')} }`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}
