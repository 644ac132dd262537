import { percent } from '../../../conformance/judge/percent.ts'
import { AgreementBar } from './AgreementBar.tsx'
import { type FamilyFigures, sumOf, sumOfTables, type TableFigures } from './figures.ts'
import styles from './TruthDialog.module.css'
import { useTruthStrings } from './truthStrings.ts'

interface Sum {
  readonly what: string
  readonly part: number
  readonly whole: number
  /** The real cluster's share, of 1. */
  readonly real: { readonly part: number; readonly whole: number } | undefined
}

/** The three figures that say it all. */
export function SumRows({ families, tables }: { families: readonly FamilyFigures[]; tables: readonly TableFigures[] }) {
  const strings = useTruthStrings()
  const { tally, floor } = sumOf(families)
  const answers = sumOfTables(tables)
  const sums: readonly Sum[] = [
    {
      what: strings.facets,
      part: tally.agreeing,
      whole: tally.facets,
      real: floor && { part: floor.agreeing, whole: floor.facets },
    },
    {
      what: strings.scenarios,
      part: tally.wholly,
      whole: tally.scenarios,
      real: floor && { part: floor.wholly, whole: floor.scenarios },
    },
    { what: strings.answers, part: answers.agreeing, whole: answers.cases, real: undefined },
  ]
  return (
    <dl className={styles.sums}>
      {sums.map(({ what, part, whole, real }) => (
        <div key={what} className={styles.sum}>
          <dt>{what}</dt>
          <dd>
            <span className={styles.rate}>{percent(part, whole)} %</span>
            <AgreementBar share={part / whole} mark={real && real.part / real.whole} />
            <span className={styles.count}>
              {strings.of(part, whole)}
              {real !== undefined && ` · ${strings.real(`${percent(real.part, real.whole)} %`)}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
