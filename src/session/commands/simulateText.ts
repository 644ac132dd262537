import { documentOf } from '../../api/parse/document.ts'
import type { EngineAnswer } from '../engine/engine.ts'
import { reselect } from '../reselect.ts'
import type { Session } from '../session.ts'
import type { SessionState } from '../state.ts'

/** Simulates the session's text now. The trace that is shown stays until there is a new one. */
export function simulateText(session: Session): void {
  const { store, engine, typing } = session
  clearTimeout(typing.timer)
  const { text } = store.getState()
  if (text.trim() === '') {
    store.setState({ run: { kind: 'empty' }, trace: undefined, diagnostics: [], cursor: 0, playback: 'paused' })
    // An answer to an earlier text must not come back over the empty one.
    engine.simulate('', () => {})
    return
  }
  store.setState({ run: { kind: 'running' } })
  engine.simulate(text, (answer) => store.setState((state) => answered(state, answer, text)))
}

function answered(state: SessionState, answer: EngineAnswer, text: string): Partial<SessionState> {
  switch (answer.kind) {
    case 'simulated':
      return {
        run: { kind: 'shown' },
        trace: answer.trace,
        traceText: text,
        traceDocuments: answer.documents.map((document) => documentOf(document)),
        diagnostics: answer.diagnostics,
        cursor: Math.min(state.cursor, answer.trace.header.duration),
        pickedState: undefined,
        selection: reselect(state.selection, state.trace, answer.trace),
      }
    case 'unreadable':
      return { run: { kind: 'unreadable' }, diagnostics: answer.diagnostics }
    case 'failed':
      return { run: { kind: 'failed', message: answer.message } }
    case 'tooSlow':
      return { run: { kind: 'tooSlow', after: answer.after } }
  }
}
