import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useAppStrings } from '../appStrings.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { FamilyTable } from './FamilyTable.tsx'
import { familyFigures, RECORDED, type RecordedVersion, sumOf, tableFigures } from './figures.ts'
import { SumRows } from './SumRows.tsx'
import { missingOnOlder, type Shortfall, shortfalls } from './shortfalls.ts'
import styles from './TruthDialog.module.css'
import { useTruthStrings } from './truthStrings.ts'

const VERSIONS: readonly { readonly value: RecordedVersion; readonly text: string }[] = [
  { value: '1.36', text: `Kubernetes ${RECORDED['1.36']}` },
  { value: '1.34', text: RECORDED['1.34'] },
]

/** How far the simulator agrees with real clusters, by the figures that `npm run conformance` holds. */
export function TruthDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  return (
    <Dialog title={strings.truth} closeName={strings.close} open={open} onOpenChange={onOpenChange}>
      <Figures />
    </Dialog>
  )
}

function Figures() {
  const strings = useTruthStrings()
  const language = useLanguage()
  const [version, setVersion] = useState<RecordedVersion>('1.36')
  const newest = familyFigures('1.36', language)
  const tables = tableFigures(language)
  const short = shortfalls(newest, tables)
  return (
    <div className={styles.page}>
      <p tabIndex={-1} data-first-focus className={styles.first}>
        {strings.judged(sumOf(newest).tally.scenarios)}
      </p>
      <SumRows families={newest} tables={tables} />
      <p className={styles.note}>{strings.facetMeans}</p>
      <p className={styles.note}>{strings.floorMeans}</p>
      <h3>{strings.shortTitle}</h3>
      <Shortfalls found={[...short, ...missingOnOlder(short, familyFigures('1.34', language), RECORDED['1.34'])]} />
      <p className={styles.note}>{strings.onTheLine}</p>
      <p className={styles.note}>{strings.unjudged}</p>
      <div className={styles.head}>
        <h3>{strings.familiesTitle}</h3>
        <Segments label={strings.version} options={VERSIONS} value={version} onChange={setVersion} />
      </div>
      <FamilyTable families={familyFigures(version, language)} />
      <h3>{strings.tablesTitle}</h3>
      <p className={styles.note}>{strings.tablesMeans}</p>
      <AnswerTable tables={tables} />
      <h3>{strings.yourself}</h3>
      <p className={styles.note}>{strings.reproduce}</p>
      <pre className={styles.commands}>
        {'npm run conformance\nnpm run conformance -- explain probe-live-exec-docs'}
      </pre>
    </div>
  )
}

function Shortfalls({ found }: { found: readonly Shortfall[] }) {
  const strings = useTruthStrings()
  if (found.length === 0) return <p>{strings.shortNone}</p>
  return (
    <ul className={styles.list}>
      {found.map(({ topic, agreeing, of, counted, degree }) => {
        const count = counted === 'facets' ? strings.shortFacets(agreeing, of) : strings.shortAnswers(agreeing, of)
        return <li key={topic}>{strings[degree](topic, count)}</li>
      })}
    </ul>
  )
}
