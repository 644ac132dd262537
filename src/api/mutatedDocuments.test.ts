import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endure, endureSimulation } from '../../bench/nonsense/endure.ts'
import { mutate, mutations } from '../../bench/nonsense/mutation.ts'
import { TEMPLATES } from '../../bench/nonsense/templates.ts'

const SEED = 20_261_121
const RUNS = 2000
/** Of so many texts one is simulated, too. */
const SIMULATED = 20

test('whatever a manifest becomes, it is created or refused with a reason, shown, updated, and nothing throws', () => {
  let created = 0
  let refused = 0
  fc.assert(
    fc.property(fc.constantFrom(...TEMPLATES), mutations, (template, changes) => {
      const endured = endure(changes.reduce(mutate, template))
      created += endured.created
      refused += endured.refused
    }),
    { seed: SEED, numRuns: RUNS },
  )
  expect(created).toBeGreaterThan(RUNS / 10)
  expect(refused).toBeGreaterThan(RUNS / 10)
})

test('whatever a manifest becomes, it can be simulated', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEMPLATES), mutations, (template, changes) => {
      endureSimulation(changes.reduce(mutate, template), 3000)
    }),
    { seed: SEED, numRuns: RUNS / SIMULATED },
  )
})
