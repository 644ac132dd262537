import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { toRecording } from '../../cli/recording.ts'
import { storyOf } from '../../cli/story.ts'
import { parseScenario } from '../../scenario/parse.ts'
import { simulate } from '../simulate.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort()

/** A scenario's story as the command line tells it, without what the cluster has from the beginning. */
function storyFrom(yaml: string): string {
  const { scenario, diagnostics } = parseScenario(yaml)
  expect(diagnostics).toEqual([])
  const lines = storyOf(toRecording(simulate(scenario), scenario))
  return `${lines.filter((line) => !line.includes('Node/node-1 added')).join('\n')}\n`
}

test.each(NAMES)('%s is told as its story says', (name) => {
  const story = storyFrom(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'))
  const file = join(FOLDER, `${name}.story.txt`)
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, story)
  expect(existsSync(file), `${file}: UPDATE_GOLDENS=1 writes it; read it before you commit it`).toBe(true)
  expect(story).toBe(readFileSync(file, 'utf8'))
})
