import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EngineAnswer } from './engine.ts'
import type { SimulateRequest, SimulateResponse } from './messages.ts'
import { START_UP, type StartedWorker, WATCHDOG, WorkerEngine, type WorkerListener } from './workerEngine.ts'

class FakeWorker implements StartedWorker {
  readonly asked: SimulateRequest[] = []
  life: 'alive' | 'ended' = 'alive'
  private readonly listener: WorkerListener

  constructor(listener: WorkerListener) {
    this.listener = listener
  }

  post(request: SimulateRequest): void {
    this.asked.push(request)
  }

  end(): void {
    this.life = 'ended'
  }

  answer(at: number, answer: SimulateResponse['answer']): void {
    const request = this.asked[at]
    if (request === undefined) throw new Error(`no request ${at} has been sent`)
    this.listener.heard({ sequence: request.sequence, answer })
  }

  ready(): void {
    this.listener.ready()
  }

  broke(message: string): void {
    this.listener.broke(message)
  }

  read(at: number): void {
    this.answer(at, { kind: 'unreadable', diagnostics: [] })
  }
}

let workers: FakeWorker[]
let answers: EngineAnswer[]
const tell = (answer: EngineAnswer) => answers.push(answer)

function engineUnderTest(): WorkerEngine {
  return new WorkerEngine((listener) => {
    const worker = new FakeWorker(listener)
    workers.push(worker)
    return worker
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
  answers = []
})
afterEach(() => vi.useRealTimers())

test('while a run goes on only the newest text waits, and only its answer is told', () => {
  const engine = engineUnderTest()
  for (const text of ['a', 'b', 'c']) engine.simulate(text, tell)
  expect(workers[0]?.asked.map((request) => request.text)).toEqual(['a'])
  workers[0]?.read(0)
  expect(answers).toEqual([])
  expect(workers[0]?.asked.map((request) => request.text)).toEqual(['a', 'c'])
  workers[0]?.read(1)
  expect(answers).toEqual([{ kind: 'unreadable', diagnostics: [] }])
})

test('a run over the watchdog time is ended with its worker, told, and the next text gets a new worker', () => {
  const engine = engineUnderTest()
  engine.simulate('endless', tell)
  workers[0]?.ready()
  vi.advanceTimersByTime(WATCHDOG)
  expect(answers).toEqual([{ kind: 'tooSlow', after: WATCHDOG }])
  expect(workers[0]?.life).toBe('ended')
  engine.simulate('short', tell)
  expect(workers).toHaveLength(2)
  expect(workers[1]?.asked.map((request) => request.text)).toEqual(['short'])
})

test('a long run that nobody waits for any more is ended at once', () => {
  const engine = engineUnderTest()
  engine.simulate('long', tell)
  workers[0]?.ready()
  vi.advanceTimersByTime(3_000)
  engine.simulate('new', tell)
  expect(workers.map((worker) => worker.life)).toEqual(['ended', 'alive'])
  expect(workers[1]?.asked.map((request) => request.text)).toEqual(['new'])
})

test('the time a worker takes to load is not the time of the run', () => {
  const engine = engineUnderTest()
  engine.simulate('a', tell)
  vi.advanceTimersByTime(WATCHDOG + 5_000)
  engine.simulate('b', tell)
  expect(answers).toEqual([])
  expect(workers).toHaveLength(1)
  workers[0]?.ready()
  vi.advanceTimersByTime(WATCHDOG - 1)
  workers[0]?.read(0)
  workers[0]?.read(1)
  expect(answers).toEqual([{ kind: 'unreadable', diagnostics: [] }])
})

test('a worker that never loads is given up after its start-up time', () => {
  const engine = engineUnderTest()
  engine.simulate('a', tell)
  vi.advanceTimersByTime(START_UP)
  expect(answers).toEqual([{ kind: 'tooSlow', after: START_UP }])
  expect(workers[0]?.life).toBe('ended')
})

test('an engine that fails is told and replaced', () => {
  const engine = engineUnderTest()
  engine.simulate('a', tell)
  workers[0]?.answer(0, { kind: 'failed', message: 'out of memory' })
  engine.simulate('b', tell)
  expect(answers).toEqual([{ kind: 'failed', message: 'out of memory' }])
  expect(workers).toHaveLength(2)
})

test('a worker that cannot start is told, not waited for', () => {
  const engine = engineUnderTest()
  engine.simulate('a', tell)
  workers[0]?.broke('blocked')
  expect(answers).toEqual([{ kind: 'failed', message: 'blocked' }])
})

test('after its end an engine answers nothing', () => {
  const engine = engineUnderTest()
  engine.simulate('a', tell)
  engine.dispose()
  vi.advanceTimersByTime(WATCHDOG)
  workers[0]?.read(0)
  expect(answers).toEqual([])
})
