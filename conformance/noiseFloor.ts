import { type JudgedScenario, type Tally, tallyFamilies } from './judge/families.ts'
import { judgeScenario } from './judge/judgeScenario.ts'
import { readRecording } from './judge/readRecording.ts'
import { recordedRuns } from './scenarioFiles.ts'

/** How much of each family agrees when a real cluster is judged against itself. */
export type NoiseFloor = Readonly<Record<string, Tally>>

/** Judges each recorded run of 1.36 by the other two: how like itself a real cluster is. */
export function measureNoiseFloor(): ReadonlyMap<string, Tally> {
  const judged: JudgedScenario[] = []
  for (const [name, files] of recordedRuns('1.36')) {
    const runs = files.map(readRecording)
    if (runs.length < 2) continue
    for (const run of runs) {
      const others = runs.filter((other) => other !== run)
      judged.push({ name, verdicts: judgeScenario(run, others) })
    }
  }
  return tallyFamilies(judged)
}
