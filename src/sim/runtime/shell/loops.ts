import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { expandPattern, expandText, expandWords } from './expansion.ts'
import { type Manner, PLAIN, TESTED } from './manner.ts'
import { matchesPattern } from './pattern.ts'
import type { Shell } from './shell.ts'
import type { Skip } from './shellState.ts'
import type { Command } from './syntax.ts'

// a call, so that what was compared before is not taken to hold still
const skipOf = (shell: Shell): Skip => shell.state.skip

/** `while` and `until`. */
export function* runLoop(
  shell: Shell,
  command: Extract<Command, { type: 'while' | 'until' }>,
  manner: Manner,
): Running<number> {
  const { state } = shell
  const stopAt = command.type === 'while'
  const inner = manner.tested ? TESTED : PLAIN
  let status = 0
  state.loopDepth++
  for (;;) {
    if (isIdle(shell, command)) yield* idle(shell)
    const condition = shell.now(command.condition, TESTED) ?? (yield* shell.run(command.condition, TESTED))
    if (leaveLoop(shell)) break
    if ((condition === 0) !== stopAt) break
    status = shell.now(command.body, inner) ?? (yield* shell.run(command.body, inner))
    if (leaveLoop(shell)) {
      status = skipOf(shell) === 'no' ? state.status : status
      break
    }
  }
  state.loopDepth--
  return status
}

/** Whether a loop does nothing at all, for ever: `while :; do :; done`. */
function isIdle(shell: Shell, command: Extract<Command, { type: 'while' | 'until' }>): boolean {
  return command.type === 'while' && doesNothing(shell, command.condition) && doesNothing(shell, command.body)
}

function doesNothing(shell: Shell, command: Command): boolean {
  if (command.type !== 'simple' || command.words.length !== 1) return false
  const name = command.direct?.name
  return (name === ':' || name === 'true') && !shell.state.functions.has(name) && !shell.state.options.has('x')
}

/** Waits for a signal in place of turning: nothing else could end the loop. */
function* idle(shell: Shell): Running<void> {
  const never = new WaitQueue()
  while (shell.state.pendingSignals.length === 0) yield never
}

/** `for`. */
export function* runFor(shell: Shell, command: Extract<Command, { type: 'for' }>, manner: Manner): Running<number> {
  const { state } = shell
  state.line = command.line
  const values = command.words === undefined ? state.positional : yield* expandWords(shell, command.words)
  const inner = manner.tested ? TESTED : PLAIN
  let status = 0
  state.loopDepth++
  for (const value of values) {
    shell.assign(command.name, value)
    status = shell.now(command.body, inner) ?? (yield* shell.run(command.body, inner))
    if (leaveLoop(shell)) {
      status = skipOf(shell) === 'no' ? state.status : status
      break
    }
  }
  state.loopDepth--
  return status
}

/** After a part of a loop: whether to leave it. `continue` of this loop is used up here. */
function leaveLoop(shell: Shell): boolean {
  const { state } = shell
  if (state.skip === 'no') return false
  if (state.skip !== 'break' && state.skip !== 'continue') return true
  if (--state.skipLoops > 0) return true
  const leave = state.skip === 'break'
  state.skip = 'no'
  return leave
}

/** `case`: the first pattern that matches. */
export function* runCase(shell: Shell, command: Extract<Command, { type: 'case' }>, manner: Manner): Running<number> {
  shell.state.line = command.line
  const text = yield* expandText(shell, command.word)
  for (const { patterns, body } of command.items) {
    for (const pattern of patterns) {
      if (!matchesPattern(yield* expandPattern(shell, pattern), text)) continue
      return body === undefined ? 0 : yield* shell.run(body, manner)
    }
  }
  return 0
}
