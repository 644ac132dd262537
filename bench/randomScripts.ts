import fc from 'fast-check'
import { tryScript } from '../src/sim/runtime/testScript.ts'
import { script } from './scriptGrammar.ts'
import { figure } from './stopwatch.ts'

const SCRIPTS = 5_000
const SEED = 5_000
/** Virtual milliseconds that every script is given. */
const SPAN = 60_000
/** Callbacks of the kernel that a minute of one container may take. */
const MOST_STEPS = 400_000

/** Plays random scripts: none may break down, and none may go on without end. */
export function randomScripts(): string[] {
  const failures: string[] = []
  let slowest = 0
  const start = performance.now()
  for (const text of fc.sample(script, { numRuns: SCRIPTS, seed: SEED })) {
    const begun = performance.now()
    try {
      if (tryScript(text, { until: SPAN }).steps >= MOST_STEPS) failures.push(`  goes on without end:\n${text}`)
    } catch (error) {
      failures.push(`  broke down with ${String(error)}:\n${text}`)
    }
    slowest = Math.max(slowest, performance.now() - begun)
  }
  process.exitCode = failures.length > 0 ? 1 : process.exitCode
  const each = (performance.now() - start) / SCRIPTS
  return [
    `${SCRIPTS} random scripts: ${failures.length} broke down or had no end, ${figure(each)} ms each, ${figure(slowest)} ms the slowest`,
    ...failures.slice(0, 5),
  ]
}
