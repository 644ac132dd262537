import { useShownPod } from '../app/panes/useShownPod.ts'
import { useSessionState } from '../app/SessionContext.tsx'
import { shownRecord } from '../views/inspector/shownRecord.ts'
import { question } from '../views/inspector/stepWords.ts'
import { answer } from '../views/inspector/whyRules.ts'
import { whySteps } from '../views/inspector/whySteps.ts'
import { useWhyStrings } from '../views/inspector/whyStrings.ts'
import styles from './EmbedPage.module.css'

/** One sentence about what the cursor, or the selection, stands at. */
export function EmbedWhy() {
  const strings = useWhyStrings()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selected = useSessionState((state) => state.selection?.record)
  const pod = useShownPod()
  if (trace === undefined) return null
  const record = selected ?? shownRecord(trace, pod, cursor)
  const steps = record === undefined ? [] : whySteps(trace, record)
  const last = steps.at(-1)
  if (last === undefined) return null
  return (
    <p className={styles.why}>
      <strong>{question(last, cursor, strings)}</strong> {answer(steps, strings)}
    </p>
  )
}
