import { expect, test } from 'vitest'
import { Kernel } from '../../kernel/kernel.ts'
import { spawn } from '../../kernel/process.ts'
import type { ContainerRuntime } from '../../runtime/containerRuntime.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'
import { testExit, testInstance, testRuntime } from '../testPod.ts'
import { Pleg } from './pleg.ts'

/** From the start of one relist of all pods to the start of the next. */
const CYCLE = 1008

function watched() {
  const kernel = new Kernel(1)
  let containers: ContainerSnapshot[] = []
  const runtime = { podStatus: () => testRuntime(...containers), version: () => 0 } as unknown as ContainerRuntime
  const pleg = new Pleg(kernel, runtime)
  const events: string[] = []
  pleg.onEvent = ({ type, id }) => events.push(`${kernel.now} ${type} ${id}`)
  return {
    kernel,
    pleg,
    events,
    change: (...to: ContainerSnapshot[]) => {
      containers = to
      pleg.touched('uid-1')
    },
    /** When the first relist ends; others follow each cycle. */
    firstRelist: () => {
      const probe = watchedOnce()
      return probe
    },
  }
}

/** The end of the first relist, measured: it is what the seed makes it. */
function watchedOnce(): number {
  const kernel = new Kernel(1)
  let at = 0
  const runtime = { podStatus: () => testRuntime(testInstance('app')), version: () => 0 } as unknown as ContainerRuntime
  const pleg = new Pleg(kernel, runtime)
  pleg.onEvent = () => {
    at = kernel.now
  }
  pleg.touched('uid-1')
  kernel.run(3000)
  return at
}

test('what changed is noticed by the next relist of all pods, each state once', () => {
  const { kernel, events, change, firstRelist } = watched()
  const first = firstRelist()
  change(testInstance('app'))
  kernel.run(first + 10)
  change(testExit('app', 1))
  kernel.run(first + 5 * CYCLE)
  expect(events).toEqual([
    `${first} ContainerStarted sandbox-0`,
    `${first} ContainerStarted app-0`,
    `${first + CYCLE} ContainerDied app-0`,
  ])
})

test('a container that came and went between two relists is noticed as dead only', () => {
  const { kernel, events, change, firstRelist } = watched()
  change(testInstance('app'))
  change(testExit('app', 0))
  kernel.run(firstRelist())
  expect(events.map((event) => event.split(' ')[1])).toEqual(['ContainerStarted', 'ContainerDied'])
})

test('a relist on demand tells at once, and the next one of all pods tells it again', () => {
  const { kernel, pleg, events, change, firstRelist } = watched()
  const first = firstRelist()
  kernel.run(first + 100)
  change(testInstance('app'))
  pleg.request('uid-1')
  kernel.run(first + 2 * CYCLE)
  expect(events.filter((event) => event.endsWith('app-0'))).toEqual([
    `${first + 103} ContainerStarted app-0`,
    `${first + CYCLE} ContainerStarted app-0`,
  ])
})

test.each([
  ['no instant at all', -1, (_: number) => 0],
  ['an instant before the last relist', 0, (first: number) => first + 500],
  ['the present', undefined, (first: number) => first + CYCLE],
])('who wants a status newer than %s gets it when there is one', (_, instant, expected) => {
  const { kernel, pleg, change, firstRelist } = watched()
  const first = firstRelist()
  let got: number | undefined
  const ask = (newerThan: number) =>
    spawn(
      kernel,
      (function* () {
        yield* pleg.newerThan('uid-1', newerThan)
        got = kernel.now
      })(),
    )
  change(testInstance('app'))
  if (instant === -1) ask(-1)
  else {
    kernel.run(first + 500)
    ask(instant ?? kernel.now)
  }
  kernel.run(10 * CYCLE)
  expect(got).toBe(expected(first))
})
