import { AgreementBar } from './AgreementBar.tsx'
import type { TableFigures } from './figures.ts'
import styles from './TruthDialog.module.css'
import { useTruthStrings } from './truthStrings.ts'

/** How many exact answers agree, table by table. */
export function AnswerTable({ tables }: { tables: readonly TableFigures[] }) {
  const strings = useTruthStrings()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.table}</th>
          <th scope="col">{strings.agree}</th>
        </tr>
      </thead>
      <tbody>
        {tables.map(({ name, topic, tally }) => (
          <tr key={name}>
            <th scope="row">{topic}</th>
            <td>
              <span className={styles.measure}>
                <AgreementBar share={tally.agreeing / tally.cases} mark={undefined} />
                <span className={styles.number}>{strings.of(tally.agreeing, tally.cases)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
