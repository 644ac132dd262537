import { useState } from 'react'
import { renameScenario } from '../../session/commands/scenarioSettings.ts'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './Header.module.css'

/** The scenario's title; a click makes it a text field. Enter keeps the new one, Esc the old. */
export function TitleField() {
  const strings = useAppStrings()
  const session = useSession()
  const title = useSessionState((state) => state.trace?.header.title ?? '')
  const [draft, setDraft] = useState<string>()
  if (draft === undefined) {
    return (
      <h1 className={styles.title}>
        <button
          type="button"
          className={styles.titleButton}
          title={strings.rename}
          data-untitled={title === '' ? '' : undefined}
          onClick={() => setDraft(title)}
        >
          {title === '' ? strings.untitled : title}
        </button>
      </h1>
    )
  }
  const keep = () => {
    setDraft(undefined)
    if (draft.trim() !== title) void renameScenario(session, draft.trim())
  }
  return (
    <input
      className={styles.titleInput}
      aria-label={strings.rename}
      value={draft}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setDraft(undefined)
      }}
    />
  )
}
