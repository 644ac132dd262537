// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expansions of the shell
import fc from 'fast-check'

const pick = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)
const small = fc.integer({ min: 0, max: 4 }).map(String)
const signal = pick('TERM', 'INT', 'HUP', 'USR1', 'CHLD', 'PIPE', 'STOP', 'CONT', 'KILL', 'EXIT', '0')

/** Scripts of any kind, most of them nonsense: what only must neither break down nor hang. */
export const { script } = fc.letrec<{ script: string; command: string; word: string }>((tie) => ({
  word: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    pick('a', 'b c', '/tmp/f', '/tmp/p', '/tmp/*', '$x', '"$x"', '"$@"', '$*', '$?', '$$', '$!', '${y:-none}', "''"),
    pick('${#x}', '${x%/*}', '${x##*/}', '"${x:+$y}"', '$((x + 1))', '$((i++))', '$((1 / x))', '~', '[ab]', '$((', '`'),
    small,
    tie('command').map((c) => `$(${c})`),
    tie('command').map((c) => `"$(${c})"`),
  ),
  command: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('word').map((w) => `echo ${w}`),
    fc.tuple(pick('x', 'y', 'i'), tie('word')).map(([n, w]) => `${n}=${w}`),
    pick(':', 'true', 'false', 'wait', 'wait $!', 'cat', 'read x', 'break', 'continue 2', 'exit', 'exit 3', 'return'),
    pick('sleep 1', 'sleep 0.1', 'sleep 7', 'sleep 100', 'date', 'ps', 'jobs', 'set -e', 'set -u', 'set +e', 'set -x'),
    pick(
      'mkfifo /tmp/p',
      'cat /tmp/p',
      'echo hi > /tmp/p',
      'rm -rf /tmp/p',
      'yes',
      'head -n 2',
      'seq 5',
      'nc -l -p 80',
    ),
    pick(
      'exec sleep 2',
      'exec 3> /tmp/f',
      'exec 3>&-',
      'echo no >&3',
      'exec < /tmp/f',
      'shift',
      'unset x',
      'f',
      'f a b',
    ),
    pick(
      'timeout 1 sleep 5',
      'kill $!',
      'kill 0',
      'kill -9 $$',
      'eval "x=1; f"',
      'local x=1',
      'getopts ab: o',
      '. /tmp/f',
    ),
    fc.tuple(signal, pick('kill', 'killall sleep;kill')).map(([s, k]) => `${k} -${s} $$`),
    fc.tuple(tie('command'), signal).map(([c, s]) => `trap '${c.replaceAll("'", '')}' ${s}`),
    fc.tuple(signal, pick("''", '-')).map(([s, a]) => `trap ${a} ${s}`),
    fc.tuple(tie('word'), pick('=', '!=', '-eq', '-lt'), tie('word')).map(([a, o, b]) => `[ ${a} ${o} ${b} ]`),
    fc.tuple(tie('command'), pick(' && ', ' || ', '; ', ' & ', ' | ', '\n'), tie('command')).map((all) => all.join('')),
    tie('command').map((c) => `${c} &`),
    tie('command').map((c) => `(${c})`),
    tie('command').map((c) => `{ ${c}; }`),
    tie('command').map((c) => `! ${c}`),
    tie('command').map((c) => `f() { ${c}; }`),
    fc.tuple(tie('command'), tie('command')).map(([a, b]) => `if ${a}; then ${b}; else ${a}; fi`),
    fc
      .tuple(
        tie('command'),
        pick('&& [ $((n += 1)) -lt 9 ]', '&& [ $((n += 1)) -lt 99 ]', '&& sleep 1', ''),
        tie('command'),
      )
      .map(([a, bound, b]) => `while { ${a}; } ${bound}; do ${b}; done`),
    tie('command').map((c) => `until ${c}; do [ $((n += 1)) -gt 20 ] && break; done`),
    fc.tuple(tie('word'), tie('command')).map(([w, c]) => `for i in ${w} 2 3; do ${c}; done`),
    fc.tuple(tie('word'), tie('command')).map(([w, c]) => `case ${w} in a*|[0-9]) ${c};; *) echo other;; esac`),
    fc.tuple(tie('command'), tie('word')).map(([c, w]) => `${c} > ${w}`),
    tie('command').map((c) => `${c} >> /tmp/f 2>&1`),
    tie('command').map((c) => `${c} < /tmp/f`),
    fc.tuple(tie('command'), tie('word')).map(([c, w]) => `${c} <<E\n${w} $x\nE\n`),
    tie('command').map((c) => `while read l; do ${c}; done < /tmp/f`),
  ),
  script: fc.array(tie('command'), { minLength: 1, maxLength: 6 }).map((commands) => commands.join('\n')),
}))
