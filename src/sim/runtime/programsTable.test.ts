import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerProgram, type ProgramAnswer, type ProgramCase } from './programsTable.ts'

const sh = (script: string, more: Partial<ProgramCase> = {}): ProgramAnswer =>
  answerProgram({ command: ['sh', '-c', script], ...more })
const out = (answer: ProgramAnswer): string[] => answer.lines.filter((l) => l.stream === 'stdout').map((l) => l.text)

test.each([
  [
    'words are split at blanks unless they are quoted',
    'x="a b  c"; for i in $x "$x"; do echo "<$i>"; done',
    ['<a>', '<b>', '<c>', '<a b  c>'],
  ],
  ['a colon in IFS makes empty fields', 'IFS=:; x=a::b; for i in $x; do echo "[$i]"; done', ['[a]', '[]', '[b]']],
  ['a subshell cannot change its parent', 'x=1; (x=2; echo $x); echo $x', ['2', '1']],
  ['the last part of a pipeline gives the status', 'false | true; echo $?', ['0']],
  ['a here-document is expanded unless its word is quoted', 'x=1\ncat <<A\n$x\nA\ncat <<"B"\n$x\nB', ['1', '$x']],
  ['arithmetic assigns', 'echo $((x = 3, x * 2)) $x', ['6 3']],
  ['a function returns to its caller', 'f() { return 4; }; f; echo $?', ['4']],
  ['case takes the first pattern that matches', 'case abc in x*) echo no;; a*|b*) echo yes;; esac', ['yes']],
  ['awk sums a column', "printf '1 2\\n3 4\\n' | awk '{s += $2} END {print s, NR}'", ['6 2']],
  ['sed edits a range', "seq 5 | sed -n '2,3s/$/!/p'", ['2!', '3!']],
  [
    'a named pipe hands on what is written',
    'mkfifo /tmp/p; (sleep 1; echo x > /tmp/p) & read y < /tmp/p; echo got $y',
    ['got x'],
  ],
])('%s', (_name, script, lines) => {
  expect(out(sh(script))).toEqual(lines)
})

test('sleep as process 1 ignores TERM and dies of KILL', () => {
  expect(sh('sleep 100', { term: 1 })).toMatchObject({ exitCode: 137, end: 4, killed: true })
})

test('a trap runs when the command in the foreground has ended', () => {
  const answer = sh("trap 'exit 3' TERM; sleep 2; echo no", { term: 0.5 })
  expect(answer).toMatchObject({ exitCode: 3, killed: false })
  expect(answer.end).toBeCloseTo(2, 1)
})

test('wait returns at once when a trapped signal comes', () => {
  const answer = sh("trap 'echo bye' TERM; sleep 30 & wait; echo $?", { term: 0.5 })
  expect(out(answer)).toEqual(['bye', '143'])
  expect(answer.end).toBeCloseTo(0.5, 1)
})

test('a loop that never waits costs little and still takes signals', () => {
  expect(sh("trap 'exit 7' TERM; while :; do :; done", { term: 100 })).toMatchObject({ exitCode: 7, killed: false })
})

test('output to a reader that has gone ends the writer', () => {
  expect(sh('yes | head -n 2; echo end').lines.map((l) => l.text)).toEqual(['y', 'y', 'end'])
})

test('a program that does not exist cannot be started', () => {
  expect(answerProgram({ command: ['/nosuch'] }).startError).toBe(
    'exec: "/nosuch": stat /nosuch: no such file or directory',
  )
})

test('what stands before a syntax error has been run', () => {
  const answer = sh('echo one\nif true; then')
  expect(answer.exitCode).toBe(2)
  expect(answer.lines.map((l) => l.text)).toEqual(['one', 'sh: syntax error: unexpected end of file (expecting "fi")'])
})

const TABLES = ['conformance/functions/programs.jsonl', '../shared/conformance/functions/programs.jsonl'].filter((f) =>
  existsSync(f),
)

function agrees(answer: ProgramAnswer, wanted: ProgramAnswer): boolean {
  if (answer.exitCode !== wanted.exitCode || answer.killed !== wanted.killed) return false
  if (answer.startError !== wanted.startError || Math.abs(answer.end - wanted.end) > 0.3) return false
  return (['stdout', 'stderr'] as const).every((stream) => {
    const mine = answer.lines.filter((l) => l.stream === stream)
    const theirs = wanted.lines.filter((l) => l.stream === stream)
    return (
      mine.length === theirs.length &&
      mine.every((l, i) => l.text === theirs[i]?.text && Math.abs(l.t - (theirs[i]?.t ?? 0)) <= 0.3)
    )
  })
}

test.skipIf(TABLES.length === 0)('nearly every recorded program ends and prints as the real one did', () => {
  const cases = readFileSync(TABLES[0] ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; in: ProgramCase; out: ProgramAnswer })
  const failing = cases.filter((c) => !agrees(answerProgram(c.in), c.out)).map((c) => c.id)
  expect(failing.length, `failing: ${failing.join(' ')}`).toBeLessThanOrEqual(cases.length * 0.03)
})
