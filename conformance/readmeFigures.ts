import { readFileSync, writeFileSync } from 'node:fs'
import { type Tally, total } from './judge/families.ts'
import { percent } from './judge/percent.ts'
import type { NoiseFloor } from './noiseFloor.ts'
import { familiesOf, type Ratchet, totalOfTables } from './ratchet.ts'
import { FAMILY_TOPICS } from './topics.ts'

const README = 'README.md'
const BEGIN = '<!-- conformance -->'
const END = '<!-- /conformance -->'

/** The figures as the README shows them: the sums, and a table of the families. */
export function readmeFigures(ratchet: Ratchet, floor: NoiseFloor): string {
  const families = familiesOf(ratchet, '1.36')
  const newest = total(families.values())
  const older = total(familiesOf(ratchet, '1.34').values())
  const self = total(Object.values(floor))
  const answers = totalOfTables(Object.values(ratchet.tables))
  const rows = [...families].map(([family, tally]) => familyRow(family, tally, floor[family]))
  return [
    '| `npm run conformance` | the simulator | a real cluster, judged against itself |',
    '|---|--:|--:|',
    `| facets that agree, Kubernetes 1.36 | ${of(newest.agreeing, newest.facets)} | ${rate(self.agreeing, self.facets)} |`,
    `| scenarios that agree wholly | ${of(newest.wholly, newest.scenarios)} | ${rate(self.wholly, self.scenarios)} |`,
    `| facets that agree, Kubernetes 1.34 | ${of(older.agreeing, older.facets)} | |`,
    `| exact answers (validation, defaults, printing, …) | ${of(answers.agreeing, answers.cases)} | |`,
    '',
    '<details><summary>Family by family, Kubernetes 1.36</summary>',
    '',
    '| family | about | wholly | facets | real cluster: wholly, facets |',
    '|---|---|--:|--:|--:|',
    ...rows,
    '',
    '</details>',
  ].join('\n')
}

function familyRow(family: string, tally: Tally, floor: Tally | undefined): string {
  const beside =
    floor === undefined ? '' : `${rate(floor.wholly, floor.scenarios)}, ${rate(floor.agreeing, floor.facets)}`
  const about = FAMILY_TOPICS[family]?.en ?? ''
  return `| \`${family}\` | ${about} | ${tally.wholly}/${tally.scenarios} | ${of(tally.agreeing, tally.facets)} | ${beside} |`
}

const rate = (part: number, whole: number): string => `${percent(part, whole)} %`
const of = (part: number, whole: number): string => `${part}/${whole}, ${rate(part, whole)}`

/** The text with the figures between its two marks. */
export function withFigures(text: string, figures: string): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the text has no ${BEGIN} before ${END}`)
  return `${text.slice(0, begin + BEGIN.length)}\n${figures}\n${text.slice(end)}`
}

/** The README as it is. */
export const readReadme = (): string => readFileSync(README, 'utf8')

/** Writes the figures into the README. */
export function writeReadmeFigures(ratchet: Ratchet, floor: NoiseFloor): void {
  writeFileSync(README, withFigures(readReadme(), readmeFigures(ratchet, floor)))
}
