import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseScenario } from '../scenario/parse.ts'
import { TraceBuilder } from '../trace/builder.ts'
import { NO_CAUSE } from '../trace/records.ts'
import type { Trace } from '../trace/trace.ts'
import { act } from './commands/act.ts'
import { editYaml, TYPING_PAUSE } from './commands/editYaml.ts'
import { moveCursor, stepCursor } from './commands/moveCursor.ts'
import { backToOwnText, openForeign } from './commands/openForeign.ts'
import { openLink } from './commands/openLink.ts'
import { advance, changeSpeed, play } from './commands/play.ts'
import { restoreTexts } from './commands/restoreTexts.ts'
import { chooseVersion, goOn, renameScenario } from './commands/scenarioSettings.ts'
import { shareLink } from './commands/shareLink.ts'
import { takeFromShelf } from './commands/shelf.ts'
import type { Engine, EngineAnswer } from './engine/engine.ts'
import { createSession, type Session } from './session.ts'
import { type KeptTexts, SHELF_SIZE, shelve, type TextStore } from './storage/textStore.ts'

class FakeEngine implements Engine {
  readonly asked: string[] = []
  private answered: (answer: EngineAnswer) => void = () => {}

  simulate(text: string, answered: (answer: EngineAnswer) => void): void {
    this.asked.push(text)
    this.answered = answered
  }

  answer(answer: EngineAnswer): void {
    this.answered(answer)
  }

  dispose(): void {}
}

class FakeTexts implements TextStore {
  kept: KeptTexts
  refusal: Error | undefined

  constructor(kept: KeptTexts = { own: undefined, shelf: [] }) {
    this.kept = kept
  }

  load(): Promise<KeptTexts> {
    return this.refusal === undefined ? Promise.resolve(this.kept) : Promise.reject(this.refusal)
  }

  save(texts: KeptTexts): Promise<void> {
    if (this.refusal !== undefined) return Promise.reject(this.refusal)
    this.kept = texts
    return Promise.resolve()
  }
}

function traceOf(duration: number, eventTimes: readonly number[] = []): Trace {
  const builder = new TraceBuilder()
  const lane = builder.addLane({ kind: 'commands' })
  for (const time of eventTimes) {
    const regarding = { kind: 'Pod', name: 'web' }
    const event = { name: 'e', type: 'Normal', reason: 'Started', message: '', count: 1, regarding } as const
    builder.event(time, lane, NO_CAUSE, { ...event, component: 'kubelet', firstTime: time })
  }
  return builder.finish({
    schema: 'podarium.dev/trace/v1',
    name: 'web',
    title: '',
    kubernetes: '1.36',
    seed: 1,
    startTime: 0,
    duration,
    ended: 'quiet',
    runtime: { runPodSandbox: 0, createContainer: 0, startContainer: 0 },
    created: [],
    notices: [],
  })
}

const simulated = (trace: Trace): EngineAnswer => ({ kind: 'simulated', trace, diagnostics: [], documents: [] })

let engine: FakeEngine
let texts: FakeTexts
let session: Session
const state = () => session.store.getState()

async function begin(kept?: KeptTexts): Promise<void> {
  engine = new FakeEngine()
  texts = new FakeTexts(kept)
  session = createSession(engine, texts, { theme: 'system', language: 'en', speed: 10, letterKeys: 'on' })
  await restoreTexts(session, texts)
}

async function typeAndPause(text: string): Promise<void> {
  editYaml(session, text)
  await vi.advanceTimersByTimeAsync(TYPING_PAUSE)
}

beforeEach(async () => {
  vi.useFakeTimers()
  await begin()
})
afterEach(() => vi.useRealTimers())

test('typing simulates once, 150 ms after the last key', () => {
  editYaml(session, 'a')
  vi.advanceTimersByTime(149)
  editYaml(session, 'ab')
  vi.advanceTimersByTime(149)
  expect(engine.asked).toEqual([])
  vi.advanceTimersByTime(1)
  expect(engine.asked).toEqual(['ab'])
})

test('the old trace stays until the new one is there', async () => {
  await typeAndPause('a')
  const first = traceOf(60_000)
  engine.answer(simulated(first))
  await typeAndPause('ab')
  expect([state().run.kind, state().trace]).toEqual(['running', first])
})

test('while the text does not parse the last good trace stays, with the errors of the new text', async () => {
  await typeAndPause('a')
  const good = traceOf(60_000)
  engine.answer(simulated(good))
  await typeAndPause('a: [')
  const told = { severity: 'error', document: 0, range: { start: 3, end: 4 }, message: 'open' } as const
  engine.answer({ kind: 'unreadable', diagnostics: [told] })
  expect([state().run.kind, state().trace, state().diagnostics]).toEqual(['unreadable', good, [told]])
})

test('a run that takes too long is told and leaves the last trace', async () => {
  await typeAndPause('a')
  const good = traceOf(60_000)
  engine.answer(simulated(good))
  await typeAndPause('b')
  engine.answer({ kind: 'tooSlow', after: 10_000 })
  expect([state().run, state().trace]).toEqual([{ kind: 'tooSlow', after: 10_000 }, good])
})

test('an empty text shows nothing at all', async () => {
  await typeAndPause('a')
  engine.answer(simulated(traceOf(60_000)))
  await typeAndPause('  \n')
  expect([state().run.kind, state().trace]).toEqual(['empty', undefined])
})

test('the cursor stays where it is through an edit, unless the new trace ends before', async () => {
  await typeAndPause('a')
  engine.answer(simulated(traceOf(60_000)))
  moveCursor(session, 45_000)
  await typeAndPause('b')
  engine.answer(simulated(traceOf(90_000)))
  expect(state().cursor).toBe(45_000)
  await typeAndPause('c')
  engine.answer(simulated(traceOf(30_000)))
  expect(state().cursor).toBe(30_000)
})

test('playing passes time at the speed, and stops at the end', async () => {
  await typeAndPause('a')
  engine.answer(simulated(traceOf(60_000)))
  play(session)
  advance(session, 1_000)
  expect([state().cursor, state().playback]).toEqual([10_000, 'playing'])
  changeSpeed(session, 'faster')
  advance(session, 1_000)
  expect([state().cursor, state().playback]).toEqual([60_000, 'paused'])
  play(session)
  expect(state().cursor).toBe(0)
})

test('a step goes to the next thing that happened, and pauses', async () => {
  await typeAndPause('a')
  engine.answer(simulated(traceOf(60_000, [800, 35_300])))
  play(session)
  for (const expected of [800, 35_300, 60_000, 60_000]) {
    stepCursor(session, 'next')
    expect([state().cursor, state().playback]).toEqual([expected, 'paused'])
  }
  for (const expected of [35_300, 800, 0, 0]) {
    stepCursor(session, 'previous')
    expect(state().cursor).toBe(expected)
  }
})

test('what was typed comes back after a reload', async () => {
  await typeAndPause('mine')
  await begin(texts.kept)
  expect([state().text, state().origin.kind, engine.asked]).toEqual(['mine', 'own', ['mine']])
})

test('a link leaves the own text where it was, and back brings it', async () => {
  await typeAndPause('mine')
  openForeign(session, 'theirs', { kind: 'link' }, 0)
  expect([state().text, texts.kept.own?.text]).toEqual(['theirs', 'mine'])
  backToOwnText(session)
  expect([state().text, state().origin.kind]).toEqual(['mine', 'own'])
})

test('several links in a row still lead back to the own text', async () => {
  await typeAndPause('mine')
  openForeign(session, 'first', { kind: 'link' }, 0)
  openForeign(session, 'second', { kind: 'link' }, 0)
  backToOwnText(session)
  expect(state().text).toBe('mine')
})

test('editing a link makes it the own text and puts the earlier one on the shelf', async () => {
  await typeAndPause('mine')
  openForeign(session, 'theirs', { kind: 'link' }, 0)
  await typeAndPause('theirs, changed')
  expect(texts.kept.own?.text).toBe('theirs, changed')
  expect(texts.kept.shelf.map((kept) => kept.text)).toEqual(['mine'])
  expect(state().message).toEqual({ kind: 'shelved' })
  const [shelved] = state().shelf
  if (shelved === undefined) throw new Error('the shelf is empty')
  takeFromShelf(session, shelved)
  expect([state().text, state().shelf.map((kept) => kept.text)]).toEqual(['mine', ['theirs, changed']])
})

test('what is typed before the device has answered does not overwrite what it kept', async () => {
  const kept: KeptTexts = { own: { text: 'earlier', title: '' }, shelf: [] }
  texts = new FakeTexts(kept)
  session = createSession(engine, texts, { theme: 'system', language: 'en', speed: 10, letterKeys: 'on' })
  editYaml(session, 'typed at once')
  expect(texts.kept).toBe(kept)
  await restoreTexts(session, texts)
  await vi.advanceTimersByTimeAsync(0)
  expect(state().text).toBe('typed at once')
  expect([texts.kept.own?.text, texts.kept.shelf.map((one) => one.text)]).toEqual(['typed at once', ['earlier']])
})

test('a device that refuses to keep the text is told of', async () => {
  texts.refusal = new Error('QuotaExceededError')
  await typeAndPause('mine')
  expect(state().message).toEqual({ kind: 'notKept', reason: 'QuotaExceededError' })
})

test('the shelf holds equal texts once, newest first, and lets the oldest go', () => {
  const many = Array.from({ length: SHELF_SIZE + 5 }, (_, at) => ({ text: String(at), title: '' }))
  const full = many.reduce<KeptTexts['shelf']>(shelve, [])
  expect([full.length, full[0]?.text]).toEqual([SHELF_SIZE, String(SHELF_SIZE + 4)])
  expect(shelve(full, { text: '20', title: '' }).filter((kept) => kept.text === '20')).toHaveLength(1)
})

test('an action becomes an entry at the cursor, pauses, and keeps the cursor', async () => {
  await typeAndPause('kind: Pod\nmetadata: {name: web}\n')
  engine.answer(simulated(traceOf(60_000)))
  moveCursor(session, 12_345)
  play(session)
  await act(session, 'kubectl delete pod web')
  expect([state().playback, state().cursor]).toEqual(['paused', 12_345])
  const { scenario } = parseScenario(engine.asked.at(-1) ?? '')
  expect(scenario.timeline).toEqual([{ at: 12_345, run: 'kubectl delete pod web' }])
})

test('renaming and choosing a version change the scenario document, and nothing else', async () => {
  await typeAndPause('kind: Pod\nmetadata: {name: web}\n')
  await renameScenario(session, 'A "quoted" title')
  await chooseVersion(session, '1.34')
  const { scenario } = parseScenario(state().text)
  expect([scenario.title, scenario.kubernetesVersion]).toEqual(['A "quoted" title', '1.34'])
  expect(state().text.endsWith('kind: Pod\nmetadata: {name: web}\n')).toBe(true)
})

test('a shared link opens the same text in another session', async () => {
  await typeAndPause('kind: Pod\nmetadata: {name: web}\n')
  const shared = shareLink(session)
  if (shared.kind !== 'link') throw new Error(`no link but ${shared.kind}`)
  const text = state().text
  await begin()
  openLink(session, shared.fragment, 5_000)
  expect([state().text, state().origin.kind, state().cursor]).toEqual([text, 'link', 5_000])
})

test.each(['', '1:', '1:!!!!', '99:AAAA', 'z'.repeat(40_000)])(
  'the broken link %j is told and changes nothing',
  async (link) => {
    await typeAndPause('mine')
    openLink(session, link, 0)
    expect([state().text, state().message?.kind]).toEqual(['mine', 'brokenLink'])
  },
)

test('going on makes the scenario ten minutes longer than what is shown', async () => {
  await typeAndPause('kind: Pod\nmetadata: {name: web}\n')
  engine.answer(simulated(traceOf(600_000)))
  await goOn(session)
  expect(state().text).toContain('duration: 1200s')
})
