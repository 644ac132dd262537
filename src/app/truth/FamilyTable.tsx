import type { Tally } from '../../../conformance/judge/families.ts'
import { percent } from '../../../conformance/judge/percent.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { AgreementBar } from './AgreementBar.tsx'
import type { FamilyFigures } from './figures.ts'
import styles from './TruthDialog.module.css'
import { useTruthStrings } from './truthStrings.ts'

/** How far each family agrees: wholly as a bar, its facets as a rate beside that of the real cluster. */
export function FamilyTable({ families }: { families: readonly FamilyFigures[] }) {
  const strings = useTruthStrings()
  const measured = families.some(({ floor }) => floor !== undefined)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.family}</th>
          <th scope="col">{strings.wholly}</th>
          <th scope="col" className={styles.number}>
            {strings.facetRate}
          </th>
          {measured && (
            <th scope="col" className={styles.number}>
              {strings.realRate}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {families.map(({ name, topic, tally, floor }) => (
          <tr key={name}>
            <th scope="row">{topic}</th>
            <td>
              <Wholly tally={tally} floor={floor} />
            </td>
            <td className={styles.number}>{facetRate(tally)}</td>
            {measured && <td className={styles.number}>{floor === undefined ? '' : facetRate(floor)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Wholly({ tally, floor }: { tally: Tally; floor: Tally | undefined }) {
  const strings = useTruthStrings()
  return (
    <span className={styles.measure}>
      <AgreementBar
        share={tally.wholly / tally.scenarios}
        mark={floor === undefined ? undefined : floor.wholly / floor.scenarios}
      />
      <span className={styles.number}>
        {strings.of(tally.wholly, tally.scenarios)}
        {floor !== undefined && (
          <VisuallyHidden>, {strings.real(`${percent(floor.wholly, floor.scenarios)} %`)}</VisuallyHidden>
        )}
      </span>
    </span>
  )
}

const facetRate = ({ agreeing, facets }: Tally): string => `${percent(agreeing, facets)} %`
