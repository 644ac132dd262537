import { expect, test } from 'vitest'
import { tryScript } from '../../testScript.ts'

const run = (script: string): readonly string[] => tryScript(script).lines

test.each([
  ['the second match and all behind it', "echo aaaa | sed 's/a/b/2g'", ['bbbb']],
  ['nothing is matched right behind a match', "echo abcabc | sed 's/b*/X/g'", ['XaXcXaXcX']],
  ['lines are joined by a loop', "printf 'a\\nb\\nc\\n' | sed ':a;N;$!ba;s/\\n/,/g'", ['a,b,c']],
  ['lines are turned around in the hold space', "printf 'a\\nb\\nc\\n' | sed '1!G;h;$!d'", ['c', 'b', 'a']],
  ['a range ends so many lines on', "printf '1\\n2\\n3\\n4\\n' | sed -n '/2/,+1p'", ['2', '3']],
  ['a range that would end before it begins is one line', "printf '1\\n2\\n3\\n' | sed '2,1d'", ['1', '3']],
  [
    'text is added before, behind and in place',
    "echo x | sed -e '1i a' -e '1a b'; echo x | sed '1c y'",
    ['a', 'x', 'b', 'y'],
  ],
  [
    'files are read and written',
    "echo r > /tmp/r; echo a | sed -e '1r /tmp/r' -e 'w /tmp/w'; cat /tmp/w",
    ['a', 'r', 'a'],
  ],
  [
    'files are changed in place, with a copy of what they were',
    'echo abc > /tmp/f; sed -i.bak s/b/X/ /tmp/f; cat /tmp/f /tmp/f.bak',
    ['aXc', 'abc'],
  ],
  ['an end of line that was not there is not added', "printf 'a' | sed s/a/b/ | od -c | head -n 1", ['0000000   b']],
  ['the last expression is used again', "echo a | sed -e '/a/s//b/'", ['b']],
  ['D goes on with what is left', "printf 'a\\nb\\n' | sed '$!N;P;D'", ['a', 'b']],
])('%s', (_, script, expected) => {
  expect(run(script)).toEqual(expected)
})

test.each([
  ["sed 's/a'", "unmatched '/'"],
  ['sed k', 'unsupported command k'],
  ["sed 's/a/b/x'", 'bad option in substitution expression'],
  ["sed 'b x'", "can't find label for jump to 'x'"],
  ["sed '1,p'", 'no address after comma'],
  ["sed 's//b/'", 'no previous regexp'],
  ["sed 's/\\(a/b/'", "bad regex '\\(a': Unmatched ( or \\("],
])('%s is refused', (script, message) => {
  expect(run(`echo a | ${script}; echo $?`)).toEqual([`! sed: ${message}`, '1'])
})
