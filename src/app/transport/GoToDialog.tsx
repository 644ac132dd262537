import { useState } from 'react'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { Button } from '../../ui/Button.tsx'
import { readClockText } from '../../ui/clockText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession } from '../SessionContext.tsx'
import styles from './Transport.module.css'

/** Asks for a time and moves the cursor there. */
export function GoToDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  const session = useSession()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const go = () => {
    const time = readClockText(typed, session.store.getState().cursor)
    if (time === undefined) return setProblem(strings.goToProblem)
    moveCursor(session, time)
    setTyped('')
    onOpenChange(false)
  }
  return (
    <Dialog title={strings.goTo} closeName={strings.close} open={open} onOpenChange={onOpenChange}>
      <form
        className={styles.goTo}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <TextField
          label={strings.goToLabel}
          problem={problem}
          value={typed}
          data-first-focus
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(undefined)
          }}
        />
        <div className={styles.goToActions}>
          <Button look="solid" onClick={go}>
            {strings.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
