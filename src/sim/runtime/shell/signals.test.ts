import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

const seconds = (at: number | undefined): number | undefined => (at === undefined ? undefined : Math.round(at / 1000))

test('a shell as process 1 ignores TERM that it does not trap', () => {
  expect(tryScript('sleep 10; echo woke', { signals: [[1000, 'TERM']] })).toMatchObject({
    lines: ['woke'],
    exit: { code: 0 },
  })
})

test('a trap waits for the command in the foreground', () => {
  const tried = tryScript('trap "echo bye; exit 3" TERM; sleep 10; echo woke', { signals: [[1000, 'TERM']] })
  expect(tried.lines).toEqual(['bye'])
  expect(tried.exit?.code).toBe(3)
  expect(seconds(tried.exit?.at)).toBe(10)
})

test('a trap ends wait at once, with 128 and the number of the signal', () => {
  const tried = tryScript('trap "echo bye" TERM; sleep 10 & wait $!; echo $?', { signals: [[1000, 'TERM']] })
  expect(tried.lines).toEqual(['bye', '143'])
  expect(seconds(tried.times[0])).toBe(1)
})

test('a loop that does nothing still hears signals, and costs nothing', () => {
  const tried = tryScript('trap "echo bye; exit 0" TERM; while :; do :; done', { signals: [[9000, 'TERM']] })
  expect(tried).toMatchObject({ lines: ['bye'], exit: { code: 0, at: 9000 } })
  expect(tried.steps).toBeLessThan(200)
})

test('a loop that waits for a file sees it appear', () => {
  const tried = tryScript('until [ -f /tmp/x ]; do :; done; echo there', { execs: [[4000, 'touch /tmp/x']] })
  expect(tried.lines).toEqual(['there'])
  expect(seconds(tried.times[0])).toBe(4)
})

test('KILL from outside ends process 1, from inside it does not', () => {
  expect(tryScript('kill -9 $$; echo alive; sleep 100', { signals: [[5000, 'KILL']] })).toMatchObject({
    lines: ['alive'],
    exit: { code: 137, at: 5000 },
  })
})

test('what exec runs takes the place of the shell, with no traps', () => {
  const tried = tryScript('trap "echo bye; exit 3" TERM; exec sleep 10', { signals: [[1000, 'TERM']] })
  expect(tried.lines).toEqual([])
  expect(seconds(tried.exit?.at)).toBe(10)
})

test('the last command of a command string takes the place of the shell', () => {
  const { execs } = tryScript('sleep 20', { execs: [[1000, 'ps']] })
  expect(execs[0]?.output).toMatch(/^ +1 root +0:00 sleep 20$/m)
  expect(execs[0]?.output).not.toContain('sh -c sleep')
})

test.each([
  ['the EXIT trap runs last', 'trap "echo over" EXIT; echo first; exit 4', ['first', 'over'], 4],
  ['an empty action ignores a signal', 'trap "" TERM; kill -TERM $$; echo alive', ['alive'], 0],
  ['a dash gives a signal its own action back', 'trap "echo no" USR1; trap - USR1; trap; echo none', ['none'], 0],
  ['wait without arguments waits for all', 'sleep 2 & sleep 4 & wait; date +%S', ['04'], 0],
  ['wait gives the status of the job it names', '(exit 7) & wait $!; echo $?', ['7'], 0],
  [
    'a job that a signal ended has 128 and its number',
    'sleep 50 & kill $!; wait $!; echo $?',
    ['! Terminated', '143'],
    0,
  ],
  [
    'set -e leaves at the first failure that nobody looks at',
    'set -e; false || echo tested; if false; then :; fi; false; echo no',
    ['tested'],
    1,
  ],
  [
    'a function leaves with return, a subshell with exit',
    'f() { return 3; }; f; echo $?; (exit 4); echo $?',
    ['3', '4'],
    0,
  ],
])('%s', (_, script, expected, code) => {
  expect(tryScript(script)).toMatchObject({ lines: expected, exit: { code } })
})
