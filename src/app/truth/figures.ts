import { type Tally, total } from '../../../conformance/judge/families.ts'
import noiseFloor from '../../../conformance/noiseFloor.json'
import ratchet from '../../../conformance/ratchet.json'
import { familiesOf, type TableTally, totalOfTables } from '../../../conformance/ratchet.ts'
import { FAMILY_TOPICS, TABLE_TOPICS } from '../../../conformance/topics.ts'
import type { Language } from '../../ui/language.tsx'

/** The versions that were recorded, in full. */
export const RECORDED = { '1.36': '1.36.3', '1.34': '1.34.4' } as const
export type RecordedVersion = keyof typeof RECORDED

/** How far a family of scenarios agrees, beside the real cluster judged against itself where that was measured. */
export interface FamilyFigures {
  readonly name: string
  readonly topic: string
  readonly tally: Tally
  readonly floor: Tally | undefined
}

/** How far a table of exact answers agrees. */
export interface TableFigures {
  readonly name: string
  readonly topic: string
  readonly tally: TableTally
}

/** The families of a version, in alphabetical order of their names. */
export function familyFigures(version: RecordedVersion, language: Language): FamilyFigures[] {
  const floors: ReadonlyMap<string, Tally> = new Map(version === '1.36' ? Object.entries(noiseFloor) : [])
  return [...familiesOf(ratchet, version)].map(([name, tally]) => ({
    name,
    topic: FAMILY_TOPICS[name]?.[language] ?? name,
    tally,
    floor: floors.get(name),
  }))
}

/** The tables, in alphabetical order of their names. */
export function tableFigures(language: Language): TableFigures[] {
  return Object.entries(ratchet.tables).map(([name, tally]) => ({
    name,
    topic: TABLE_TOPICS[name]?.[language] ?? name,
    tally,
  }))
}

/** The sums of a version. */
export function sumOf(families: readonly FamilyFigures[]): Pick<FamilyFigures, 'tally' | 'floor'> {
  const floors = families.flatMap(({ floor }) => floor ?? [])
  return { tally: total(families.map(({ tally }) => tally)), floor: floors.length === 0 ? undefined : total(floors) }
}

/** The sum of all tables. */
export const sumOfTables = (tables: readonly TableFigures[]): TableTally =>
  totalOfTables(tables.map(({ tally }) => tally))
