#!/usr/bin/env node
// Compares the shell with the real one: scripts of shellDifferential/cases and random ones, run by busybox as process 1
// of a fresh container-like root, and by the simulator. Prints how many agree and what differs; fails where more differ
// than shellDifferential/known.json allows.
//   npm run shell:differential -- [TOPIC...] [--random N] [--seed N]
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { readCases } from './shellDifferential/cases.mjs'
import { differences } from './shellDifferential/compare.mjs'
import { randomCases } from './shellDifferential/grammar.mjs'
import { RealShell } from './shellDifferential/realShell.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { random: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const known = JSON.parse(readFileSync(new URL('shellDifferential/known.json', import.meta.url), 'utf8'))
const all = positionals.length === 0
const randomCount = Number(values.random ?? (all ? known.randomCases : 0))

const missing = RealShell.missing()
if (missing !== undefined) {
  console.log(`shell:differential: skipped, ${missing}`)
  process.exit(0)
}

await build({
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: 'src/sim/runtime/programsTable.ts',
    outDir: 'dist/shellDifferential',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'programsTable.mjs' } },
  },
})
const { answerProgram } = await import(new URL('../dist/shellDifferential/programsTable.mjs', import.meta.url))

const cases = [...readCases(positionals), ...randomCases(randomCount, Number(values.seed))]
const real = new RealShell()
const wrong = { topics: 0, random: 0 }
try {
  const judge = async (each) => {
    const theirs = await real.run(each)
    const found = differences(answer(each), theirs)
    if (found.length === 0) return
    wrong[each.topic === 'random' ? 'random' : 'topics']++
    console.log(`--- ${each.topic}: ${each.name}\n${each.script}\n${found.join('\n')}\n`)
  }
  const queue = [...cases]
  const work = async () => {
    for (let each = queue.shift(); each !== undefined; each = queue.shift()) await judge(each)
  }
  await Promise.all(real.places.map(work))
} finally {
  real.close()
}

const written = cases.filter((each) => each.topic !== 'random').length
console.log(`written scripts: ${written - wrong.topics} of ${written} agree`)
if (randomCount > 0) console.log(`random scripts: ${randomCount - wrong.random} of ${randomCount} agree`)
if (wrong.topics > known.topicsDiffering || wrong.random > known.randomDiffering) {
  console.log(`more differ than known: ${known.topicsDiffering} written, ${known.randomDiffering} random`)
  process.exitCode = 1
}

function answer({ script, term }) {
  try {
    return answerProgram({
      command: ['sh', '-c', script],
      image: 'busybox:1.35',
      ...(term === undefined ? {} : { term }),
    })
  } catch (error) {
    return { exitCode: -1, end: 0, killed: false, lines: [{ t: 0, stream: 'stderr', text: String(error) }] }
  }
}
