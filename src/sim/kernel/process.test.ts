import { expect, test } from 'vitest'
import { Kernel } from './kernel.ts'
import { all, type Process, Signal, spawn, within } from './process.ts'

const kernelWithLog = () => {
  const kernel = new Kernel(1)
  const log: string[] = []
  return { kernel, log, note: (text: string) => log.push(`${kernel.now} ${text}`) }
}

function* sleep(span: number, value: string): Process<string> {
  yield span
  return value
}

test('a process runs until its first wait before spawn returns, and goes on after it', () => {
  const { kernel, log, note } = kernelWithLog()
  const handle = spawn(
    kernel,
    (function* () {
      note('begun')
      yield 50
      note('over')
      return 7
    })(),
  )
  note('spawned')
  expect(handle.value).toBeUndefined()
  kernel.run(100)
  expect(log).toEqual(['0 begun', '0 spawned', '50 over'])
  expect([handle.value, handle.ended.fired]).toEqual([7, true])
})

test('who waits for a signal goes on at the instant of its firing, in the order of waiting; a second firing is nothing', () => {
  const { kernel, log, note } = kernelWithLog()
  const signal = new Signal()
  const waiting = function* (name: string): Process {
    yield signal
    note(name)
    yield signal
    note(`${name} again`)
  }
  spawn(kernel, waiting('a'))
  spawn(kernel, waiting('b'))
  kernel.at(30, () => {
    signal.fire()
    note('fired')
  })
  kernel.at(40, () => signal.fire())
  kernel.run(100)
  expect(log).toEqual(['30 fired', '30 a', '30 a again', '30 b', '30 b again'])
})

test.each([
  ['asleep', 50 as number | Signal],
  ['waiting for a signal', new Signal()],
])('a process killed while %s runs its finally blocks and nothing else', (_, wait) => {
  const { kernel, log, note } = kernelWithLog()
  const handle = spawn(
    kernel,
    (function* () {
      try {
        yield wait
        note('never')
      } finally {
        note('cleaned up')
      }
    })(),
  )
  kernel.at(20, () => handle.kill())
  kernel.at(30, () => {
    if (wait instanceof Signal) wait.fire()
    handle.kill()
  })
  kernel.run(100)
  expect(log).toEqual(['20 cleaned up'])
  expect([handle.ended.fired, handle.value]).toEqual([true, undefined])
})

test.each([
  ['in time', 20, true, 20],
  ['too late', 80, false, 50],
])('waiting for a signal for 50 ms at most, when it fires %s', (_, fires, inTime, at) => {
  const { kernel } = kernelWithLog()
  const signal = new Signal()
  kernel.at(fires, () => signal.fire())
  let seen: unknown
  spawn(
    kernel,
    (function* () {
      seen = [yield* within(kernel, signal, 50), kernel.now]
    })(),
  )
  kernel.run(200)
  expect(seen).toEqual([inTime, at])
})

test('processes side by side take as long as the longest, and their values come in order', () => {
  const { kernel } = kernelWithLog()
  const handle = spawn(
    kernel,
    (function* () {
      const values = yield* all(kernel, [sleep(30, 'slow'), sleep(10, 'fast')])
      return [...values, kernel.now]
    })(),
  )
  kernel.run(100)
  expect(handle.value).toEqual(['slow', 'fast', 30])
})
