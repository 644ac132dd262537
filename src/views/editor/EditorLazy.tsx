import { Component, lazy, type ReactNode, type RefObject, Suspense, useCallback, useMemo, useRef } from 'react'
import type { Severity } from '../../api/diagnostics.ts'
import type { Millis } from '../../base/millis.ts'
import { clockText } from '../../ui/clockText.ts'
import { annotationsOf, type Refusal, type Remark } from './annotations.ts'
import { DiagnosticCounts } from './DiagnosticCounts.tsx'
import { diagnosticFrom } from './diagnosticJump.ts'
import type { EditorHandle, EditorProps, GhostLine, LineMark } from './editorProps.ts'
import { useEditorStrings } from './editorStrings.ts'
import { fixWords } from './fixWords.ts'
import { PlainEditor } from './PlainEditor.tsx'
import './editor.css'

const MonacoEditor = lazy(() => import('./MonacoEditor.tsx').then((module) => ({ default: module.MonacoEditor })))

const NO_GHOSTS: readonly GhostLine[] = []

/** Where Monaco cannot be loaded (offline, an old browser), the plain editor stays. */
class IfBroken extends Component<{ instead: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}

/** The editor's panel: a head with whatever the page puts at its left and the counts at its right, and the YAML below. */
export function Editor(props: EditorProps & { readonly head?: ReactNode }) {
  const { head, diagnostics, marks, ghosts = NO_GHOSTS, text, onMark, onGhost, onAssumption } = props
  const strings = useEditorStrings()
  const handle = useRef<EditorHandle>(null)
  const shown = useRef<{ mark: LineMark; index: number } | undefined>(undefined)

  const jump = useCallback(
    (direction: 'next' | 'previous', severity?: Severity) => {
      const found = diagnosticFrom(diagnostics, handle.current?.offset() ?? 0, direction, severity)
      if (found !== undefined) handle.current?.reveal(found.range.start)
    },
    [diagnostics],
  )
  const onRemark = useCallback(
    ({ source }: Pick<Remark, 'source'>) => {
      if (source.of === 'diagnostic') {
        if (source.diagnostic.severity === 'assumed') onAssumption?.(source.diagnostic)
        handle.current?.reveal(source.diagnostic.range.start)
        return
      }
      const index = nextIndex(shown.current, source.mark)
      shown.current = { mark: source.mark, index }
      const time: Millis | undefined = source.mark.times[index]
      if (time !== undefined) onMark?.(time)
    },
    [onMark, onAssumption],
  )
  const { remarks, refusals } = useMemo(
    () => annotationsOf(text, diagnostics, marks, [], strings),
    [text, diagnostics, marks, strings],
  )

  const plain = (note: string) => <PlainEditor {...props} ref={handle} onJump={jump} note={note} />
  return (
    <div className="editor">
      <div className="editor-head">
        <div className="editor-head-start">{head}</div>
        <DiagnosticCounts diagnostics={diagnostics} onJump={(severity) => jump('next', severity)} />
      </div>
      <IfBroken instead={plain(strings.brokenEditor)}>
        <Suspense fallback={plain(strings.loading)}>
          <MonacoEditor {...props} ref={handle} onJump={jump} onRemark={onRemark} />
        </Suspense>
      </IfBroken>
      {remarks.length + refusals.length + ghosts.length > 0 && (
        <ul className="editor-notes" aria-label={strings.notes}>
          {refusals.map((refusal) => (
            <RefusalNote key={`${refusal.line} ${refusal.diagnostic.message}`} refusal={refusal} handle={handle} />
          ))}
          {remarks.map((remark) => (
            <li key={`${remark.line} ${remark.text}`}>
              <button type="button" onClick={() => onRemark(remark)}>
                {`${strings.line(remark.line)}: ${remark.text}${timesOf(remark)}`}
              </button>
            </li>
          ))}
          {ghosts.map((ghost) => (
            <li key={`${ghost.afterLine} ${ghost.yaml}`}>
              <button type="button" onClick={() => onGhost?.(ghost)}>
                {`${strings.line(ghost.afterLine)}: ${strings.writeOut(ghost.yaml)} (${strings.byDefault} · ${ghost.note})`}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A refusal in the list: its place, and what would mend it. */
function RefusalNote({
  refusal,
  handle,
}: {
  readonly refusal: Refusal
  readonly handle: RefObject<EditorHandle | null>
}) {
  const strings = useEditorStrings()
  const { line, diagnostic } = refusal
  const { fix, message, range } = diagnostic
  return (
    <li>
      <button type="button" onClick={() => handle.current?.reveal(range.start)}>
        {`${strings.line(line)}: ${message}`}
      </button>
      {fix !== undefined && (
        <button type="button" onClick={() => handle.current?.mend(fix)}>
          {fixWords(strings, fix)}
        </button>
      )}
    </li>
  )
}

/** The next time of the same mark; a mark that is computed anew is the same one if it says the same. */
function nextIndex(shown: { mark: LineMark; index: number } | undefined, mark: LineMark): number {
  const same = shown !== undefined && shown.mark.line === mark.line && shown.mark.text === mark.text
  return same && mark.times.length > 0 ? (shown.index + 1) % mark.times.length : 0
}

function timesOf({ source, text }: Remark): string {
  if (source.of !== 'mark') return ''
  const unsaid = source.mark.times.map(clockText).filter((time) => !text.includes(time))
  return unsaid.length === 0 ? '' : ` (${unsaid.join(', ')})`
}
