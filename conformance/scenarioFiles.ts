import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RecordedScenario, recordScenario } from '../src/cli/recordScenario.ts'
import { parseScenario } from '../src/scenario/parse.ts'
import type { Scenario } from '../src/scenario/scenario.ts'
import { simulate } from '../src/sim/simulate.ts'

/** Where the data is, from the project's root. */
export const FOLDER = 'conformance'

/** The runs of each scenario that was recorded on a version: their files, by the scenario's name, in order. */
export function recordedRuns(version: Scenario['kubernetesVersion']): ReadonlyMap<string, readonly string[]> {
  const folder = join(FOLDER, version === '1.36' ? 'recordings' : `recordings-${version}`)
  const runs = new Map<string, string[]>()
  for (const file of readdirSync(folder).sort()) {
    const name = /^(.*)\.run\d+\.json\.gz$/.exec(file)?.[1]
    if (name === undefined) continue
    const known = runs.get(name) ?? []
    runs.set(name, known)
    known.push(join(folder, file))
  }
  return runs
}

/** Records a scenario of the corpus with the simulator. */
export function recordByName(name: string, kubernetesVersion: Scenario['kubernetesVersion']): RecordedScenario {
  const text = readFileSync(join(FOLDER, 'scenarios', `${name}.yaml`), 'utf8')
  return recordScenario(simulate, parseScenario(text), { name, kubernetesVersion })
}
