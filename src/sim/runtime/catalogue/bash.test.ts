import { expect, test } from 'vitest'
import { tryImage } from '../testImage.ts'
import { bashOnly } from './bash.ts'

test.each([
  ['items=(a b); echo x', 'arrays'],
  [`echo \${items[1]}`, 'arrays'],
  ['[[ $x =~ -([0-9]+)$ ]] || exit 1', '=~'],
  ['cat <<< hello', 'here strings'],
  ['for i in {1..3}; do echo $i; done', 'brace expansion'],
  ['mkdir -p /data/{a,b}', 'brace expansion'],
  ['((i = 1 + 2))', '(( ))'],
  ['for ((i = 0; i < 3; i++)); do :; done', '(( ))'],
  ['diff <(ls a) <(ls b)', 'process substitution'],
  [`echo \${name^^} \${!ref}`, 'indirect names and changes of case'],
  ['make |& tee log', '|&'],
  ['declare -A map', 'builtins of its own'],
])('%s is only for bash: %s', (script, what) => {
  expect(bashOnly(script)).toEqual([what])
})

test.each([
  'for i in 1 2 3; do echo "$i"; done',
  `x=$((1 + (2 * 3))); echo \${x:-none} \${x%,*}`,
  '[ -f a ] && { echo b; } || (echo c)',
  'f() { echo "{}"; }; f; find . -exec ls {} \\;',
  'cat <<EOF\ntext\nEOF',
])('%s is for every shell', (script) => {
  expect(bashOnly(script)).toEqual([])
})

test('a script of bash is run as ash runs it, and what ash has not is said', () => {
  const command = ['bash', '-ec', 'echo one; for i in {1..3}; do echo $i; done']
  const { lines, notModelled } = tryImage('ubuntu', { command })
  expect(lines).toEqual(['one', '{1..3}'])
  expect(notModelled).toEqual(["bash's brace expansion: the script is run as ash runs it"])
  expect(tryImage('ubuntu', { command: ['bash', '-c', 'echo plain'] }).notModelled).toEqual([])
})
