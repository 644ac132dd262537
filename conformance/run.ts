import { parseArgs } from 'node:util'
import { allowClosedOutput } from '../src/cli/closedOutput.ts'
import { storyOf } from '../src/cli/story.ts'
import { readNoiseFloor, readRatchet, writeNoiseFloor, writeRatchet } from './countsFiles.ts'
import { type JudgedScenario, tallyFamilies } from './judge/families.ts'
import { judgeScenario } from './judge/judgeScenario.ts'
import { readRecording } from './judge/readRecording.ts'
import {
  familyReport,
  scenarioReport,
  sideBySide,
  tableReport,
  verdictReport,
  wrongAnswerReport,
} from './judge/report.ts'
import { measureNoiseFloor } from './noiseFloor.ts'
import { fallen, raised, ratchetOf } from './ratchet.ts'
import { writeReadmeFigures } from './readmeFigures.ts'
import { recordByName, recordedRuns } from './scenarioFiles.ts'
import { answerTable, corpusTables, ownTables } from './tableFiles.ts'

const VERSIONS = ['1.36', '1.34'] as const
type Version = (typeof VERSIONS)[number]

const say = (lines: readonly string[]): void => void process.stdout.write(lines.map((line) => `${line}\n`).join(''))

/** Records and judges every scenario of a version. */
function judgeVersion(version: Version, only: string): JudgedScenario[] {
  const judged: JudgedScenario[] = []
  let slowest = { name: '', span: 0 }
  for (const [name, files] of recordedRuns(version)) {
    if (!name.startsWith(only)) continue
    const began = performance.now()
    const { recording, failure } = recordByName(name, version)
    const span = performance.now() - began
    if (span > slowest.span) slowest = { name, span }
    if (failure !== undefined) process.stderr.write(`${name} broke down: ${failure}\n`)
    judged.push({ name, verdicts: judgeScenario(recording, files.map(readRecording)) })
  }
  say([`Kubernetes ${version}; the slowest simulation was ${slowest.name}: ${slowest.span.toFixed(0)} ms`])
  return judged
}

/** Judges everything, and compares with what agreed before. */
function judgeAll(options: { readonly only: string; readonly details: boolean; readonly update: boolean }): number {
  const floor = new Map(Object.entries(readNoiseFloor()))
  const families = new Map(
    VERSIONS.flatMap((version) => {
      const judged = judgeVersion(version, options.only)
      const tallies = tallyFamilies(judged)
      if (options.details) say(scenarioReport(judged))
      say([...familyReport(tallies, version === '1.36' ? floor : undefined), ''])
      return [...tallies].map(([family, tally]) => [`${version} ${family}`, tally] as const)
    }),
  )
  if (options.only !== '') return 0
  const tables = ownTables().map(answerTable)
  // The corpus is not everywhere, so what it says cannot be held.
  say(tableReport([...tables, ...corpusTables().map(answerTable)]))
  const before = readRatchet()
  const now = ratchetOf(families, tables)
  if (options.update) {
    writeRatchet(raised(before, now))
    writeNoiseFloor(Object.fromEntries(measureNoiseFloor()))
    writeReadmeFigures(readRatchet(), readNoiseFloor())
  }
  const problems = fallen(before, now)
  for (const problem of problems) process.stderr.write(`fell: ${problem}\n`)
  return problems.length === 0 ? 0 : 1
}

/** Shows how one scenario, or the wrong answers to a table, differ. */
function explain(name: string, version: Version): number {
  const table = [...ownTables(), ...corpusTables()].find((each) => each.name === name)
  if (table !== undefined) {
    say(answerTable(table).wrong.slice(0, 10).flatMap(wrongAnswerReport))
    return 0
  }
  const files = recordedRuns(version).get(name)
  const [first] = files ?? []
  if (files === undefined || first === undefined) {
    process.stderr.write(`there is no recorded scenario and no table ${name}\n`)
    return 2
  }
  const { recording, failure } = recordByName(name, version)
  if (failure !== undefined) process.stderr.write(`${name} broke down: ${failure}\n`)
  const width = Math.max(40, Math.floor(((process.stdout.columns ?? 200) - 3) / 2))
  say(verdictReport(judgeScenario(recording, files.map(readRecording))))
  say([''])
  say(sideBySide(['simulated', ...storyOf(recording)], ['recorded', ...storyOf(readRecording(first))], width))
  return 0
}

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      update: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      kubernetes: { type: 'string', default: '1.36' },
    },
  })
  const [verb, name] = positionals
  const version: Version = values.kubernetes === '1.34' ? '1.34' : '1.36'
  if (verb === undefined) return judgeAll(values)
  if (verb === 'explain' && name !== undefined) return explain(name, version)
  if (verb === 'floor') {
    say(familyReport(measureNoiseFloor(), undefined))
    return 0
  }
  process.stderr.write('conformance [--only probe] [--details] [--update] | explain NAME [--kubernetes 1.34] | floor\n')
  return 2
}

allowClosedOutput(process.stdout)
process.exitCode = main(process.argv.slice(2))
