import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Engine } from './engine/engine.ts'
import type { SessionState } from './state.ts'
import { textKeeper } from './storage/keepTexts.ts'
import type { Preferences } from './storage/preferences.ts'
import type { KeptTexts, TextStore } from './storage/textStore.ts'

/** A page's session: its state, and what the commands act with. */
export interface Session {
  readonly store: StoreApi<SessionState>
  readonly engine: Engine
  readonly keep: (texts: KeptTexts) => void
  /** The simulation that waits for the person to stop typing. */
  readonly typing: { timer?: ReturnType<typeof setTimeout> }
}

/** Makes a session with an empty text; `restoreTexts` or `openLink` fill it. */
export function createSession(engine: Engine, texts: TextStore, preferences: Preferences): Session {
  const store = createStore<SessionState>(() => ({
    text: '',
    origin: { kind: 'own' },
    ownText: undefined,
    shelf: [],
    storage: 'loading',
    run: { kind: 'empty' },
    trace: undefined,
    traceText: '',
    traceDocuments: [],
    diagnostics: [],
    cursor: 0,
    playback: 'paused',
    selection: undefined,
    pickedState: undefined,
    message: undefined,
    ...preferences,
  }))
  const keep = textKeeper(texts, (reason) => store.setState({ message: { kind: 'notKept', reason } }))
  return { store, engine, keep, typing: {} }
}
