// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expansions of the shell
import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

/** Virtual milliseconds that every script is given. */
const SPAN = 60_000

test.each([
  ['processes', 'f() { f | f & }; f; wait; sleep 1; f', /processes/],
  ['processes that wait', 'while :; do sleep 1000 & done', /processes/],
  ['nested calls', 'f() { f; }; f', /without end/],
  ['nested substitutions', 'f() { echo $(f); }; f', /without end|processes/],
  ['nested eval', 'x=\'eval "$x"\'; eval "$x"', /without end/],
  ['files that read themselves', "echo '. /tmp/f' > /tmp/f; . /tmp/f", /without end/],
  ['a value that doubles', 'x=ab; while :; do x=$x$x; done', /characters/],
  ['a replacement that grows', 'x=aa; while :; do x=${x//a/aa}; done', /characters/],
  ['a word that grows', 'set -- abcdefgh; while :; do set -- "$@$@" "$*"; done', /characters/],
  ['positional parameters', 'set -- a b; while :; do set -- "$@" "$@"; done', /arguments/],
  ['output', 'while :; do echo $(seq 1 2000); done', /output|loop/],
  ['a loop that does much and never waits', 'i=0; while [ $i -ge 0 ]; do i=$((i+1)); done', /loop/],
])('there is an end to %s, and it is said', (_, script, notice) => {
  const run = tryScript(script, { until: SPAN })
  expect(run.notModelled.join('\n')).toMatch(notice)
})

test('there is an end to variables, and it is said', () => {
  const run = tryScript('i=0; while [ $i -lt 200000 ]; do i=$((i+1)); eval v$i=1; done; echo $i', { until: 3_600_000 })
  expect(run.notModelled.join('\n')).toMatch(/variables/)
})

test('a script of nothing but opening brackets is read to its end', () => {
  const run = tryScript(`echo ${'$('.repeat(20_000)}`)
  expect(run.exit?.code).toBeGreaterThan(0)
})

test('a power of a great number takes no time', () => {
  expect(tryScript('echo $((3 ** 9223372036854775807))').lines).toEqual(['-6148914691236517205'])
})

test('a loop that does nothing costs nothing', () => {
  expect(tryScript('while :; do :; done', { until: 86_400_000 }).steps).toBeLessThan(1_000)
})
