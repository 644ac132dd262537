import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

test.each([
  ['an operator between words needs both', '[ a = ]; echo $?', ['! sh: =: argument expected', '2']],
  ['an operator before a word is a word where none follows', '[ -f ] && [ -n a -a -f ]; echo $?', ['0']],
  ['a word too many is named', '[ -eq 3 ]', ['! sh: 3: unknown operand']],
  ['a parenthesis must be closed', '[ \\( a = b ]', ['! sh: closing paren expected']],
  [
    'what is no number is named, if it has a name',
    "[ 5a -eq 5 ]; [ '' -eq 0 ]",
    ['! sh: 5a: bad number', '! sh: bad number'],
  ],
  ['blanks around a number do not count', "[ ' 3 ' -eq +3 ]; echo $?", ['0']],
  [
    'numbers have 64 bits',
    '[ 9223372036854775807 -gt 9223372036854775806 ]; echo $?; [ 9223372036854775808 -gt 0 ]',
    ['0', '! sh: 9223372036854775808: out of range'],
  ],
  ['within single brackets = compares texts', "[ abc = 'a*' ]; echo $?", ['1']],
  [
    'within double brackets = compares with a pattern',
    "[[ abc = 'a*' ]]; echo $?; [[ abc != 'a?' ]]; echo $?",
    ['0', '0'],
  ],
  [
    'within double brackets =~ looks for a regular expression',
    "[[ abc =~ ^a.c$ ]]; echo $?; [[ abc =~ x ]]; echo $?; [[ abc =~ '(' ]]; echo $?; [ a =~ a ]",
    ['0', '1', '2', '! sh: =~: unknown operand'],
  ],
  [
    'within double brackets && and || combine',
    '[[ a && "" || b ]]; echo $?; [ a "&&" b ]',
    ['0', '! sh: &&: unknown operand'],
  ],
  [
    'special bits of permissions can be asked',
    'touch /tmp/f; chmod 4755 /tmp/f; [ -u /tmp/f ]; echo $?; [ -k /tmp/f ]; echo $?',
    ['0', '1'],
  ],
])('%s', (_, script, lines) => {
  expect(tryScript(script).lines).toEqual(lines)
})
