// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expansions of the shell
import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

const lines = (script: string): readonly string[] => tryScript(script).lines

test.each([
  ['a default stands in for an unset parameter', 'echo ${x-a} ${x:-b}', ['a b']],
  ['only a colon takes an empty value for unset', 'x=; echo "[${x-a}]" "[${x:-b}]"', ['[] [b]']],
  ['an assigning default stays', 'echo ${x:=a}; echo $x', ['a', 'a']],
  ['an alternative stands where there is a value', 'x=1; echo "[${x:+yes}]" "[${y:+yes}]"', ['[yes] []']],
  ['an unset parameter that must be set ends the shell', 'echo ${x:?is needed}; echo on', ['! sh: x: is needed']],
  [
    'prefixes and suffixes are cut at the shortest and the longest match',
    'p=/a/b.c.d; echo ${p##*/} ${p#*/} ${p%.*} ${p%%.*}',
    ['b.c.d a/b.c.d /a/b.c /a/b'],
  ],
  ['a length counts characters', 'x=abcd; echo ${#x}', ['4']],
  ['patterns are replaced once or everywhere', 'x=aXbXc; echo ${x/X/-} ${x//X/-}', ['a-bXc a-b-c']],
  ['a slice is cut by offset and length', 'x=abcdef; echo ${x:2:3} ${x:4}', ['cde ef']],
  ['an empty unquoted value is no argument, a quoted one is', 'f() { echo $#; }; x=; f $x; f "$x"', ['0', '1']],
  ['quoted arguments keep their borders', 'set -- "a b" c; for i in "$@"; do echo "<$i>"; done', ['<a b>', '<c>']],
  ['arguments are joined by the first character of IFS', 'IFS=-; set -- a b; echo "$*"', ['a-b']],
  ['a substitution loses the newlines at its end', 'x=$(printf "a\\n\\n"); echo "[$x]"', ['[a]']],
  ['a substitution gives its status to an assignment', 'x=$(false); echo $?', ['1']],
  ['file names are matched in order, hidden ones only if asked', 'cd /tmp; touch b a .c; echo *', ['a b']],
  ['a pattern without a match stays as it is', 'echo /tmp/*.none', ['/tmp/*.none']],
  ['a bracket alone is no pattern', 'echo [ ]', ['[ ]']],
  ['a tilde is the home directory at the beginning of a word only', 'HOME=/h; echo ~ ~/x a~', ['/h /h/x a~']],
])('%s', (_, script, expected) => {
  expect(lines(script)).toEqual(expected)
})

test.each([
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['7 / 2', '3'],
  ['-7 % 3', '-1'],
  ['1 << 4 | 1', '17'],
  ['3 > 2 && 2 > 3', '0'],
  ['5 == 5 ? 10 : 20', '10'],
  ['0x10 + 010', '24'],
  ['2 ** 10', '1024'],
  ['!0 + ~0', '0'],
])('the arithmetic of %s is %s', (expression, value) => {
  expect(lines(`echo $((${expression}))`)).toEqual([value])
})

test.each([
  ['counting up returns the value before or after', 'i=1; echo $((i++)) $((++i)) $i', ['1 3 3']],
  ['an assignment stays', 'echo $((x = 4)) $((x += 2)); echo $x', ['4 6', '6']],
  ['an unset variable counts as 0', 'echo $((none + 1))', ['1']],
  ['a variable may hold an expression', 'x=1+1; echo $((x * 2))', ['4']],
  ['a division by zero ends the shell', 'echo $((1 / 0)); echo on', ['! sh: divide by zero']],
])('%s', (_, script, expected) => {
  expect(lines(script)).toEqual(expected)
})

test.each([
  [
    'read cuts a line at blanks, the rest goes to the last name',
    'echo "a b  c d" | while read x y; do echo "$x|$y"; done',
    ['a|b  c d'],
  ],
  [
    'read takes backslashes away unless it is raw',
    'printf \'a\\\\tb\\n\' > /tmp/f; read x < /tmp/f; read -r y < /tmp/f; echo $x; echo "$y"',
    ['atb', 'a\\tb'],
  ],
  [
    'a pattern that is replaced may begin with a slash',
    'x=a/b/c; echo ${x////-} ${x//\\//-} ${x///b}',
    ['a-b-c a-b-c a/c'],
  ],
  ['a character is a byte', 'x=aé; echo ${#x} "${x#a?}"; case é in ??) echo two;; esac', ['3 \ufffd', 'two']],
  ['read fails at the end of its input', 'read x < /dev/null; echo $?', ['1']],
  [
    'case takes the first pattern that matches',
    'for i in abc x 7; do case $i in a*) echo A;; [0-9]) echo N;; *) echo O;; esac; done',
    ['A', 'O', 'N'],
  ],
  ['a quoted pattern is literal', 'case "a*" in "a*") echo same;; esac; case ab in "a*") echo no;; esac', ['same']],
  ['a here-document loses leading tabs after <<-', 'cat <<-E\n\tone\n\tE\n', ['one']],
  ['a here-document runs substitutions', 'cat <<E\n$(echo in) $((1+1))\nE\n', ['in 2']],
])('%s', (_, script, expected) => {
  expect(lines(script)).toEqual(expected)
})
