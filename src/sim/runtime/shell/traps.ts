import type { Running } from '../processes/virtualProcess.ts'
import { PLAIN } from './manner.ts'
import type { Shell } from './shell.ts'
import type { Skip } from './shellState.ts'

// a call, so that what was compared before is not taken to hold still
const skipOf = (shell: Shell): Skip => shell.state.skip

/** Runs the traps of the signals that have come. */
export function* runTraps(shell: Shell): Running<void> {
  const { state } = shell
  while (state.pendingSignals.length > 0) {
    const signal = state.pendingSignals.shift() ?? ''
    const action = state.traps.get(signal)
    if (action === undefined || action === '') continue
    const before = state.status
    const { skip } = state
    const outer = state.trapStatus
    state.trapStatus = before
    state.skip = 'no'
    yield* shell.script(action, PLAIN)
    state.trapStatus = outer
    if (skipOf(shell) === 'exit') return
    if (skipOf(shell) !== 'no') continue
    state.skip = skip
    state.status = before
  }
}

/** Runs the ERR trap after a failure that nobody looks at; not within itself. */
export function* runFailureTrap(shell: Shell): Running<void> {
  const { state } = shell
  const action = state.traps.get('ERR')
  if (action === undefined || action === '' || shell.inFailureTrap) return
  const before = state.status
  shell.inFailureTrap = true
  yield* shell.script(action, PLAIN)
  shell.inFailureTrap = false
  state.status = before
}
