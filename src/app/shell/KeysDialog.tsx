import { setLetterKeys } from '../../session/commands/prefer.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './KeysDialog.module.css'

/** The list of all keys. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  const session = useSession()
  const letterKeys = useSessionState((state) => state.letterKeys)
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['Space'], strings.keyPlay],
    [[',', '.'], strings.keyStep],
    [['Home', 'End'], strings.keyEnds],
    [['-', '+'], strings.keySpeed],
    [['G'], strings.keyGoTo],
    [['E'], strings.keyExamples],
    [['F6'], strings.keyAreas],
    [['W', 'S', 'A', 'D'], strings.keyZoom],
    [['0', 'F'], strings.keyFit],
    [['L'], strings.keyLegend],
    [['←', '→', '↑', '↓'], strings.keyMarks],
    [['[', ']'], strings.keyCause],
    [['Esc'], strings.keyLeave],
  ]
  return (
    <Dialog title={strings.keysTitle} closeName={strings.close} open={open} onOpenChange={onOpenChange}>
      <dl className={styles.keys}>
        {keys.map(([caps, what]) => (
          <div key={what} className={styles.row}>
            <dt className={styles.caps}>
              {caps.map((cap) => (
                <KeyCap key={cap}>{cap}</KeyCap>
              ))}
            </dt>
            <dd className={styles.what}>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{strings.keysNote}</p>
      <CheckField
        label={strings.letterKeys}
        checked={letterKeys === 'on'}
        onChange={(checked) => setLetterKeys(session, checked ? 'on' : 'off')}
      />
      <p className={styles.credits}>{strings.credits}</p>
    </Dialog>
  )
}
