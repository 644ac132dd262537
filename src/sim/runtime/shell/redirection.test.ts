import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

test.each([
  ['> cuts a file, >> appends to it', 'echo a > /tmp/f; echo b > /tmp/f; echo c >> /tmp/f; cat /tmp/f', ['b', 'c']],
  [
    '2>&1 follows standard output at that moment',
    'ls /none > /tmp/f 2>&1; cat /tmp/f',
    ['ls: /none: No such file or directory'],
  ],
  ['an exec with only redirections lasts', 'exec 3> /tmp/f; echo x >&3; exec 3>&-; cat /tmp/f', ['x']],
  ['a descriptor that is not open is an error', 'echo x >&7; echo $?', ['! sh: 7: Bad file descriptor', '1']],
  [
    'a missing input is an error of the command, not of the shell',
    'cat < /none; echo $?',
    ["! sh: can't open /none: no such file", '1'],
  ],
  [
    'a loop reads on where its body has stopped',
    'seq 4 > /tmp/f; while read a; do read b; echo $a-$b; done < /tmp/f',
    ['1-2', '3-4'],
  ],
  ['what is written to the log of process 1 arrives there', 'echo x > /proc/1/fd/1', ['x']],
  [
    'noclobber protects a file',
    'set -C; echo a > /tmp/f; echo b > /tmp/f; echo $?',
    ["! sh: can't create /tmp/f: File exists", '1'],
  ],
])('%s', (_, script, expected) => {
  expect(tryScript(script).lines).toEqual(expected)
})

test('a reader of a named pipe waits for its writer', () => {
  const tried = tryScript('mkfifo /tmp/p; (sleep 3; echo hi > /tmp/p) & cat /tmp/p; echo over')
  expect(tried.lines).toEqual(['hi', 'over'])
  expect(Math.round((tried.times[0] ?? 0) / 1000)).toBe(3)
})

test('a writer of a named pipe waits for its reader', () => {
  const tried = tryScript('mkfifo /tmp/p; (sleep 2; cat /tmp/p > /dev/null) & echo hi > /tmp/p; echo written')
  expect(tried.lines).toEqual(['written'])
  expect(Math.round((tried.times[0] ?? 0) / 1000)).toBe(2)
})

test('a writer into a pipe that nobody reads any more is ended', () => {
  expect(tryScript('yes | head -n 1; echo next').lines).toEqual(['y', 'next'])
})
