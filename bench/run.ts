import { chunkSizes } from './chunkSizes.ts'
import { frameCost } from './frameCost.ts'
import { longRun } from './longRun.ts'
import { nonsense } from './nonsense/nonsense.ts'
import { randomScripts } from './randomScripts.ts'
import { shellCommands } from './shellCommands.ts'
import { textToTrace } from './textToTrace.ts'

const MEASUREMENTS = { longRun, textToTrace, frameCost, chunkSizes, nonsense, shellCommands, randomScripts }

/** `npm run bench [NAME...]`: measures all, or what is named. Times only mean something as ratios within one run. */
const asked = process.argv.slice(2)
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const line of measure()) process.stdout.write(`${line}\n`)
}
