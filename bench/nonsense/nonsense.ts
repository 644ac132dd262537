import fc from 'fast-check'
import { figure } from '../stopwatch.ts'
import { endure, endureSimulation } from './endure.ts'
import { mutate, mutations } from './mutation.ts'
import { TEMPLATES } from './templates.ts'

const TEXTS = 100_000
/** Of so many texts one is simulated, too. */
const SIMULATED = 100
const SEED = 1

/** Hands nonsense to all that reads texts: whatever the text is, the answer is an object or a reason, never an error. */
export function nonsense(): string[] {
  const read = run('read, created, printed, described and updated', TEXTS, (text) => void endure(text))
  const simulated = run('simulated', TEXTS / SIMULATED, (text) => endureSimulation(text, 10_000))
  return [...read, ...simulated]
}

function run(what: string, texts: number, work: (text: string) => void): string[] {
  const start = performance.now()
  const property = fc.property(fc.constantFrom(...TEMPLATES), mutations, (template, changes) => {
    work(changes.reduce(mutate, template))
  })
  const details = fc.check(property, { seed: SEED, numRuns: texts })
  const each = (performance.now() - start) / Math.max(details.numRuns, 1)
  if (!details.failed) return [`${texts} mutated texts ${what}: none broke anything, ${figure(each)} ms each`]
  process.exitCode = 1
  return [`mutated texts ${what}: broken after ${details.numRuns}`, fc.defaultReportMessage(details) ?? '']
}
