// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expansions of the shell
import { expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

test.each([
  ['both branches of ?: have their effects', 'x=0 y=0; echo $((1 ? (x=1) : (y=1))) $x $y', ['1 1 1']],
  [
    'arithmetic is exact in 64 bits',
    'echo $((9007199254740993 * 3)) $((9223372036854775807 + 1))',
    ['27021597764222979 -9223372036854775808'],
  ],
  ['a variable is looked up when it is needed', "x='a b'; echo $((x = 5)) $((x + (x = 2)))", ['5 4']],
  [
    'a mistake in a builtin has its line',
    'x=1\ncd /nope',
    ["! sh: cd: line 1: can't cd to /nope: No such file or directory"],
  ],
  ['a mistake in a builtin that is not special only fails', 'cd /nope 2>&-; echo $?; let 2>&-; echo $?', ['2', '2']],
  ['a function is tested where its caller is', 'set -e; f() { false; echo in; }; f || :; echo out', ['in', 'out']],
  ['a substitution does not end at a failure', 'set -e; echo $(false; echo on)', ['on']],
  ['break in a function leaves its caller’s loop', 'f() { break; }; for i in 1 2; do f; echo no; done; echo $i', ['1']],
  ['a local variable begins unset', 'x=1; f() { local x; echo ${x-unset}; }; f; echo $x', ['unset', '1']],
  ['values of export and local are not split', 'v="a b"; export x=$v; echo "$x"', ['a b']],
  ['tildes stand after colons too', 'HOME=/h; p=a:~/b:~; echo $p', ['a:/h/b:/h']],
  ['aliases hold from the next line', "alias x='echo aliased'\nx here", ['aliased here']],
  ['busybox’s own tools come before PATH', 'PATH=/nope true; PATH=/nope basename a/b', ['b']],
  ['set -x quotes what must be quoted', "set -x; echo 'a b' = in", ["! + echo 'a b' '=' 'in'", 'a b = in']],
  ['jobs that have ended are told once', 'true & wait; jobs; jobs', ['[1]+  Done                       ']],
  ['the last process of a pipeline is $!', 'sleep 0 | sleep 0 & [ $! -gt 2 ] && echo last', ['last']],
  [
    'a mistake in a here-document fails the command only',
    'cat <<E 2>&-\n$((1/0))\nE\necho $?',
    ['! sh: divide by zero', '1'],
  ],
  [
    'local may stand in the values that a command is given',
    'x=$(local y) echo 1\nx=$(local y)',
    ['1', '! sh: local: line 1: not in a function'],
  ],
  ['umask holds for files that redirections make', 'umask 077; echo > /tmp/f; stat -c %a /tmp/f', ['600']],
])('%s', (_, script, lines) => {
  expect(tryScript(script).lines).toEqual(lines)
})
