import fc from 'fast-check'
import { expect, test } from 'vitest'
import { script } from '../../../../bench/scriptGrammar.ts'
import { tryScript } from '../testScript.ts'

const RUNS = Number(process.env.SHELL_RUNS ?? 500)
/** Virtual milliseconds that every script is given. */
const SPAN = 60_000

test('any script runs for a minute of virtual time and neither breaks down nor hangs', () => {
  fc.assert(
    fc.property(script, fc.boolean(), (text, asked) => {
      const run = tryScript(text, { until: SPAN, ...(asked ? { signals: [[5_000, 'TERM']] } : {}) })
      expect(run.lines.length).toBeLessThanOrEqual(100_000)
      expect(run.steps).toBeLessThan(MOST_STEPS)
    }),
    { numRuns: RUNS, seed: 20260115, endOnFailure: process.env.SHELL_RUNS !== undefined },
  )
}, 120_000)

/** Callbacks of the kernel that a minute of one container may take. */
const MOST_STEPS = 400_000
