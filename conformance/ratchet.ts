import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Tally } from './judge/families.ts'
import type { JudgedTable } from './judge/judgeTable.ts'

/** How much agreed so far: counts that may rise and not fall. */
export interface Ratchet {
  /** By version and family: "1.36 probe". */
  readonly families: Readonly<Record<string, { readonly wholly: number; readonly agreeing: number }>>
  readonly tables: Readonly<Record<string, number>>
}

/** The counts of a run. */
export function ratchetOf(families: ReadonlyMap<string, Tally>, tables: readonly JudgedTable[]): Ratchet {
  const sorted = [...families].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    families: Object.fromEntries(sorted.map(([family, { wholly, agreeing }]) => [family, { wholly, agreeing }])),
    tables: Object.fromEntries(tables.map(({ table, agreeing }) => [table, agreeing])),
  }
}

/** What fell, in words; empty where nothing did. */
export function fallen(before: Ratchet, now: Ratchet): string[] {
  const problems: string[] = []
  const hold = (what: string, was: number, is: number | undefined): void => {
    if ((is ?? 0) < was) problems.push(`${what}: ${is ?? 0} agree, ${was} did before`)
  }
  for (const [family, was] of Object.entries(before.families)) {
    hold(`scenarios of ${family}`, was.wholly, now.families[family]?.wholly)
    hold(`facets of ${family}`, was.agreeing, now.families[family]?.agreeing)
  }
  for (const [table, was] of Object.entries(before.tables)) hold(`table ${table}`, was, now.tables[table])
  return problems
}

/** The counts that hold after a run: the higher ones. What fell stays where it was, and is told as fallen. */
export function raised(before: Ratchet, now: Ratchet): Ratchet {
  const families: Record<string, { wholly: number; agreeing: number }> = {}
  for (const family of [...new Set([...Object.keys(before.families), ...Object.keys(now.families)])].sort()) {
    const was = before.families[family] ?? { wholly: 0, agreeing: 0 }
    const is = now.families[family] ?? { wholly: 0, agreeing: 0 }
    families[family] = { wholly: Math.max(was.wholly, is.wholly), agreeing: Math.max(was.agreeing, is.agreeing) }
  }
  const tables: Record<string, number> = {}
  for (const table of [...new Set([...Object.keys(before.tables), ...Object.keys(now.tables)])].sort()) {
    tables[table] = Math.max(before.tables[table] ?? 0, now.tables[table] ?? 0)
  }
  return { families, tables }
}

/** Reads the counts that hold; none where the file does not exist yet. */
export function readRatchet(file: string): Ratchet {
  if (!existsSync(file)) return { families: {}, tables: {} }
  return JSON.parse(readFileSync(file, 'utf8')) as Ratchet
}

/** Writes the counts that hold from now on. */
export function writeRatchet(file: string, ratchet: Ratchet): void {
  writeFileSync(file, `${JSON.stringify(ratchet, null, 2)}\n`)
}
