import { useMemo } from 'react'
import { editYaml } from '../../session/commands/editYaml.ts'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { pause } from '../../session/commands/play.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Editor } from '../../views/editor/EditorLazy.tsx'
import { type LineNotes, lineNotes } from '../../views/editor/lineNotes.ts'
import { litLines } from '../../views/editor/litLines.ts'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useShownTheme } from '../shell/useShownTheme.ts'
import styles from './panes.module.css'
import { withLineAfter } from './withLineAfter.ts'

const NO_NOTES: LineNotes = { marks: [], ghosts: [] }
const NO_LINES: readonly number[] = []

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
  const selection = useSessionState((state) => state.selection)
  const documents = useSessionState((state) => state.traceDocuments)
  const notes = useMemo(
    () => (trace === undefined ? NO_NOTES : lineNotes(trace, documents, traceText, language)),
    [trace, documents, traceText, language],
  )
  // while one types on, lines move: what is lit is of the text that was simulated
  const lit = useMemo(
    () =>
      trace === undefined || selection === undefined || text !== traceText
        ? NO_LINES
        : litLines(trace, documents, traceText, selection),
    [trace, documents, traceText, text, selection],
  )
  return (
    <Editor
      head={title === 'shown' ? <h2 className={styles.editorTitle}>{strings.editor}</h2> : undefined}
      text={text}
      onText={(edited) => editYaml(session, edited)}
      diagnostics={diagnostics}
      marks={notes.marks}
      ghosts={notes.ghosts}
      litLines={lit}
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
