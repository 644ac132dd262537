import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

test.each([
  [
    'what is not wholly a number is 0',
    "printf '%d|%u\\n' 12abc 09; echo $?",
    ["! sh: invalid number '12abc'", "! sh: invalid number '09'", '0|0', '1'],
  ],
  [
    'a missing integer is a wrong one, a missing float is 0',
    "printf '%f %d\\n'",
    ["! sh: invalid number ''", '0.000000 0'],
  ],
  [
    'integers have 64 bits, with a sign or without',
    "printf '%d %u %x\\n' -9223372036854775808 18446744073709551615 -1",
    ['-9223372036854775808 18446744073709551615 ffffffffffffffff'],
  ],
  ['what does not fit is 0', "printf '%d\\n' 9223372036854775808", ["! sh: invalid number '9223372036854775808'", '0']],
  ['a quote gives the code of the byte behind it', "printf '%d %d\\n' \\'a \\'é", ['97 195']],
  ['floats may be hexadecimal', "printf '%.1f %g\\n' 0x10 0x1p3", ['16.0 8']],
  [
    'a conversion that does not exist ends it, without its size',
    "printf 'a%5lq\\n'; echo $?",
    ['! sh: %5q\\n: invalid format', 'a1'],
  ],
  ['a percent sign has no width', "printf '%%|%5%\\n'; echo $?", ['! sh: %5%\\n: invalid format', '%|1']],
  ['a wrong width is said and is no failure', "printf '%*d\\n' x 3; echo $?", ["! sh: invalid number 'x'", '3', '0']],
  ['a negative precision is none', "printf '%.*s|\\n' -1 abc", ['abc|']],
  ['widths and precisions are in bytes', "printf '%4s|%.2s|\\n' é éa", ['  é|é|']],
])('printf: %s', (_, script, lines) => {
  expect(tryScript(script).lines).toEqual(lines)
})
