import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { answerText } from '../src/session/engine/answerText.ts'
import { serializeTrace } from '../src/trace/serialize.ts'
import { Playground } from './playground.ts'
import { EXEC_LIVENESS, SLEEPER } from './scenarios.ts'

const RECORDING = 'conformance/recordings/probe-live-exec-docs.run1.json.gz'
/** The jitter of the machines that the recordings were made on, in milliseconds. */
const JITTER = 1_500

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Recording {
  readonly observations: readonly {
    readonly t: number
    readonly object: { readonly status?: { readonly containerStatuses?: readonly { readonly restartCount: number }[] } }
  }[]
}

function recordedRestart(): number {
  const recording = JSON.parse(gunzipSync(readFileSync(RECORDING)).toString()) as Recording
  const seen = recording.observations.find(
    ({ object }) => object.status?.containerStatuses?.some((status) => status.restartCount === 1) === true,
  )
  if (seen === undefined) throw new Error(`${RECORDING} has no restart`)
  return seen.t * 1000
}

test('the exec-liveness pod of the documentation restarts where a real cluster restarted it', async ({ page }) => {
  test.skip(!existsSync(RECORDING), 'the recordings are not here')
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  const restart = await playground.firstRestart(1)
  expect(Math.abs((restart ?? 0) - recordedRestart())).toBeLessThan(JITTER)
})

test('the trace in the browser is the trace in Node, byte for byte', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  const answer = answerText(EXEC_LIVENESS)
  if (answer.kind !== 'simulated') throw new Error(`Node did not simulate it but said ${answer.kind}`)
  expect(hash(await playground.serializedTrace())).toBe(hash(serializeTrace(answer.trace)))
})

test('going back and forth in time shows the same states each time', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  const times = ['0:20', '0:50', '1:20', '2:00']
  const seen = new Map<string, string>()
  for (const time of [...times, ...times.toReversed()]) {
    await playground.goTo(time)
    const table = await playground.getPods()
    expect(table).toContain('liveness-exec')
    expect(seen.get(time) ?? table).toBe(table)
    seen.set(time, table)
  }
  expect(new Set(seen.values()).size).toBeGreaterThan(1)
})

test('deleting a pod at the cursor changes only what comes after', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(SLEEPER)
  await playground.goTo('0:12.5')
  const before = await playground.pastUntil(12_500)
  await playground.act('Delete a pod')
  await playground.shown()
  expect(await playground.text()).toContain('kubectl delete pod sleeper')
  expect(await playground.cursor()).toBe(12_500)
  expect(await playground.pastUntil(12_500)).toBe(before)
  await playground.goTo('+1')
  expect(await playground.getPods()).toContain('Terminating')
  await playground.page.keyboard.press('End')
  await expect(page.getByText('No resources found in default namespace.').first()).toBeVisible()
})

test('stepping goes from change to change and playing ends at the end', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  await page.getByRole('button', { name: 'Next change' }).click()
  const first = await playground.cursor()
  await page.getByRole('button', { name: 'Next change' }).click()
  expect(await playground.cursor()).toBeGreaterThan(first)
  await page.getByRole('button', { name: 'Previous change' }).click()
  expect(await playground.cursor()).toBe(first)
  await page.getByRole('radio', { name: '600×' }).click()
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => playground.cursor(), { timeout: 10_000 }).toBe(150_000)
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
})
