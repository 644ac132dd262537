import { useMemo } from 'react'
import { parseDocuments } from '../../api/parse/parseDocuments.ts'
import { editYaml } from '../../session/commands/editYaml.ts'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { pause } from '../../session/commands/play.ts'
import type { Trace } from '../../trace/trace.ts'
import { type Language, useLanguage } from '../../ui/language.tsx'
import { Editor } from '../../views/editor/EditorLazy.tsx'
import { type LineNotes, lineNotes } from '../../views/editor/lineNotes.ts'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useShownTheme } from '../shell/useShownTheme.ts'
import styles from './panes.module.css'
import { withLineAfter } from './withLineAfter.ts'

/** Longer texts get no notes at their lines: reading them again on this thread would be felt. */
const LONGEST_NOTED_TEXT = 200_000

const NO_NOTES: LineNotes = { marks: [], ghosts: [] }

/** The YAML, and what each line of it brought about. */
export function EditorPane({ title }: { title: 'shown' | 'inTab' }) {
  const strings = useAppStrings()
  const session = useSession()
  const language = useLanguage()
  const theme = useShownTheme()
  const text = useSessionState((state) => state.text)
  const diagnostics = useSessionState((state) => state.diagnostics)
  const trace = useSessionState((state) => state.trace)
  const traceText = useSessionState((state) => state.traceText)
  const notes = useMemo(() => notesOf(trace, traceText, language), [trace, traceText, language])
  return (
    <Editor
      head={title === 'shown' ? <h2 className={styles.editorTitle}>{strings.editor}</h2> : undefined}
      text={text}
      onText={(edited) => editYaml(session, edited)}
      diagnostics={diagnostics}
      marks={notes.marks}
      ghosts={notes.ghosts}
      mode="edit"
      language={language}
      theme={theme}
      onMark={(time) => {
        pause(session)
        moveCursor(session, time)
      }}
      onGhost={(ghost) =>
        editYaml(session, withLineAfter(text, ghost.afterLine, ' '.repeat(ghost.indent) + ghost.yaml))
      }
    />
  )
}

function notesOf(trace: Trace | undefined, text: string, language: Language): LineNotes {
  if (trace === undefined || text.length > LONGEST_NOTED_TEXT) return NO_NOTES
  return lineNotes(trace, parseDocuments(text).documents, text, language)
}
