import { answerProgram } from '../src/sim/runtime/programsTable.ts'
import { figure, shortest } from './stopwatch.ts'

const TURNS = 20_000
const DAY = 86_400
/** What a loop's turn does, and how many commands that is beside counting. */
const BODIES: readonly (readonly [name: string, body: string, commands: number])[] = [
  ['nothing else', ':', 1],
  ['a test', '[ $i = x ]', 1],
  ['a function', 'f $i', 2],
  ['a trimmed value', ['y=', '{i%5}'].join('$'), 1],
  ['a case', 'case $i in *5) :;; *) :;; esac', 2],
  ['output to a file', 'echo $i >> /tmp/f', 1],
  ['a line read and one appended', 'read y <&3; echo $i >> /tmp/f', 2],
  ['a substitution', 'y=$(echo $i)', 2],
  ['a program', 'y=$(expr $i + 1)', 2],
  ['a pipe', 'echo $i | cat > /dev/null', 3],
]

const loop = (body: string): string =>
  `f() { y=$1; }; echo > /tmp/f; exec 3< /tmp/f; i=0; while [ $i -lt ${TURNS} ]; do i=$((i+1)); ${body}; done`

const play = (script: string): void => {
  answerProgram({ command: ['sh', '-c', script], limit: DAY })
}

/** Shell commands: those that do nothing as a yardstick, and the others as multiples of their cost. */
export function shellCommands(): string[] {
  let yardstick = 0
  const lines = BODIES.map(([name, body, commands]) => {
    const each = shortest(2, () => play(loop(body))) / TURNS / (commands + 2)
    yardstick ||= each
    return `  ${name}: ${figure(1 / each)} thousand commands a second, ${figure(each / yardstick)} times nothing`
  })
  const day = shortest(1, () => play('while sleep 1; do :; done'))
  const idle = shortest(1, () => play('while :; do :; done'))
  return [
    `shell loops of ${TURNS} turns`,
    ...lines,
    `  a day of sleep 1: ${figure(day / 1000)} s; a day of nothing: ${figure(idle)} ms`,
  ]
}
