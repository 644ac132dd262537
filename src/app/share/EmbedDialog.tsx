import { useState } from 'react'
import { shareLink } from '../../session/commands/shareLink.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession } from '../SessionContext.tsx'
import type { ViewName } from '../url/viewQuery.ts'
import { type EmbedChoices, embedAddress, embedSnippet } from './addresses.ts'
import styles from './share.module.css'

const EMBEDDABLE: readonly (ViewName & ('yaml' | 'timeline' | 'graph'))[] = ['yaml', 'timeline', 'graph']

/** The HTML that puts the scenario into another page. */
export function EmbedDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  return (
    <Dialog title={strings.embedTitle} closeName={strings.close} open={open} onOpenChange={onOpenChange}>
      <EmbedForm />
    </Dialog>
  )
}

function EmbedForm() {
  const strings = useAppStrings()
  const session = useSession()
  const [shared] = useState(() => shareLink(session))
  const { cursor, trace } = session.store.getState()
  const [choices, setChoices] = useState<EmbedChoices>({
    at: cursor,
    theme: 'system',
    views: ['yaml', 'timeline'],
    controls: 'shown',
  })
  if (shared.kind === 'tooLong') return <p className={styles.note}>{strings.noLink}</p>
  const address = embedAddress(window.location.href, shared.fragment, choices)
  const names = { yaml: strings.editor, timeline: strings.timeline, graph: strings.graph }
  const show = (view: ViewName, shown: boolean) =>
    setChoices({
      ...choices,
      views: EMBEDDABLE.filter((name) => (name === view ? shown : choices.views.includes(name))),
    })
  return (
    <div className={styles.form}>
      <CopyField
        label={strings.snippet}
        text={embedSnippet(address, trace?.header.title || 'Podarium')}
        copyName={strings.copy}
        copiedText={strings.copied}
        failedText={strings.copyFailed}
      />
      <fieldset className={styles.choices}>
        <legend className={styles.legend}>{strings.show}</legend>
        {EMBEDDABLE.map((view) => (
          <CheckField
            key={view}
            label={names[view]}
            checked={choices.views.includes(view)}
            onChange={(shown) => show(view, shown)}
          />
        ))}
        <CheckField
          label={strings.withControls}
          checked={choices.controls === 'shown'}
          onChange={(shown) => setChoices({ ...choices, controls: shown ? 'shown' : 'hidden' })}
        />
      </fieldset>
      <SelectField
        label={strings.theme}
        value={choices.theme}
        options={[
          { value: 'system', text: strings.themeSystem },
          { value: 'dark', text: strings.themeDark },
          { value: 'light', text: strings.themeLight },
        ]}
        onChange={(theme) =>
          setChoices({ ...choices, theme: theme === 'dark' || theme === 'light' ? theme : 'system' })
        }
      />
      <p className={styles.note}>{strings.shareNote(address.length)}</p>
    </div>
  )
}
