import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { simulateBelow } from '../src/cli/commands/corpus.ts'
import { nodeHost } from '../src/cli/nodeHost.ts'
import { type CorpusCounts, corpusCounts, corpusSentence } from '../src/cli/outputs/corpusCounts.ts'
import { readReadme } from './readmeFigures.ts'

/** The manifests of other projects lie beside the checkout where they are at hand: none of their text is ours to publish. */
const CORPUS = join('..', 'shared', 'corpus')
const LONGEST = 300_000

const committed = JSON.parse(readFileSync(join('conformance', 'corpusCounts.json'), 'utf8')) as CorpusCounts

test('no manifest breaks the simulation down, and every program is counted once', () => {
  expect(committed.crashed).toBe(0)
  expect(committed.withPods + committed.withoutPods + committed.refused).toBe(committed.manifests)
  const { interpreted, catalogued, declared, assumed, cannotStart, notPulled } = committed
  expect(interpreted + catalogued + declared + assumed + cannotStart + notPulled).toBe(committed.programs)
})

test('the README says these counts', () => {
  expect(readReadme().replaceAll(/\s+/g, ' ')).toContain(corpusSentence(committed))
})

test.runIf(existsSync(CORPUS))(
  'a run over the corpus is no worse than what is committed',
  () => {
    const counts = corpusCounts(simulateBelow(nodeHost, CORPUS))
    expect(counts.manifests).toBe(committed.manifests)
    expect(counts.crashed).toBe(0)
    expect(counts.assumed).toBeLessThanOrEqual(committed.assumed)
    expect(counts.withPods).toBeGreaterThanOrEqual(committed.withPods)
  },
  LONGEST,
)
