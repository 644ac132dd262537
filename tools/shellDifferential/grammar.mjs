import fc from 'fast-check'

const pick = (...texts) => fc.constantFrom(...texts)
const join = (...parts) => fc.tuple(...parts).map((all) => all.join(''))
const name = pick('x', 'y', 'z', 'i')
const digit = pick('0', '1', '2', '3', '7', '10', '-1')
const file = pick('/tmp/a', '/tmp/b', '/tmp/d/c')
const pattern = pick('a*', '*b', '?', '[ab]*', '*', 'a', '"*"', "'a'*", '[!a]', '*/', '$y', '"$y"', 'b?')

/** What is written in arithmetic. */
const { expression } = fc.letrec((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    digit,
    name,
    name.map((n) => `$${n}`),
    join(
      tie('expression'),
      pick(' + ', ' - ', ' * ', ' / ', ' % ', '<', '==', ' && ', '||', '<<', '&', '|', '^', ','),
      tie('expression'),
    ),
    tie('expression').map((e) => `(${e})`),
    join(pick('-', '!', '~', '+'), tie('expression')),
    join(name, pick('=', '+=', '-=', '*='), tie('expression')),
    join(name, pick('++', '--')),
    join(tie('expression'), fc.constant(' ? '), tie('expression'), fc.constant(' : '), tie('expression')),
  ),
}))

const { script } = fc.letrec((tie) => ({
  word: fc.oneof(
    { depthSize: 'small' },
    pick(
      'a',
      'b',
      'ab',
      'a/b.c',
      "'q r'",
      '"s  t"',
      'c\\ d',
      "''",
      '""',
      '~',
      '*',
      '/tmp/*',
      '[a-z]',
      '#',
      'x=1',
      '-n',
      '--',
      '%s',
    ),
    pick('$x', '"$x"', '$y', '"$y"', '$@', '"$@"', '$*', '"$*"', '$#', '$1', '"$2"', '$?', '$-', '$IFS'),
    join(pick('${', '"${'), name, pick('-', ':-', '+', ':+', '=', ':='), tie('word')).map(closed),
    join(pick('${', '"${'), name, pick('#', '##', '%', '%%'), pattern).map(closed),
    join(pick('${#', '"${#'), name).map(closed),
    join(pick('${', '"${'), name, fc.constant(':'), pick('0', '1', '2', ' -1'), pick('', ':1', ':2', ':-1')).map(
      closed,
    ),
    join(
      pick('${', '"${'),
      name,
      pick('/', '//'),
      pick('a', 'b', '?', '[ab]', 'a*'),
      pick('', '/', '/X', '/"Y Z"'),
    ).map(closed),
    expression.map((e) => `$((${e}))`),
    expression.map((e) => `"$((${e}))"`),
    tie('command').map((c) => `$(${c})`),
    tie('command').map((c) => `"$(${c})"`),
    join(tie('word'), tie('word')),
  ),
  words: fc.array(tie('word'), { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
  simple: fc.oneof(
    tie('words').map((w) => `echo ${w}`),
    tie('words').map((w) => `printf '<%s>\\n' ${w}`),
    join(name, fc.constant('='), tie('word')),
    join(name, fc.constant('='), tie('word'), fc.constant(' '), name, fc.constant('='), tie('word')),
    pick(
      'true',
      'false',
      ':',
      'shift',
      'shift 2',
      'set --',
      'set -- a "b c" d',
      'set -f',
      'set +f',
      'set -u',
      'set -e',
      'set +e',
    ),
    pick('IFS=:', 'IFS=', 'unset IFS', "IFS=' '", 'unset x', 'export x', 'readonly z', 'unset y z', 'set -x', 'set +x'),
    pick(
      'f',
      'f a',
      'f "$@"',
      'g 1 2',
      'return',
      'return 3',
      'break',
      'continue',
      'exit',
      'exit 4',
      'eval echo \\$x',
      'eval "$y"',
    ),
    pick(
      'ls /tmp',
      'cat /tmp/a',
      'cd /tmp',
      'cd -',
      'pwd',
      'nope',
      './nope',
      'touch /tmp/ab /tmp/b.c',
      'rm -f /tmp/b',
      'mkdir -p /tmp/d',
    ),
    pick(
      'local x',
      'local x=1 y',
      'getopts ab: o',
      'getopts a x -a -b',
      'echo $OPTIND',
      'type f',
      'command -v echo',
      'alias a=echo',
    ),
    pick(
      "trap 'echo bye $?' EXIT",
      'trap - EXIT',
      'wait',
      'umask',
      'read x',
      'read x y',
      'seq 3',
      'basename a/b',
      'let x+=1',
      '. /tmp/a',
    ),
    fc.tuple(tie('word'), pick('=', '!=', '-eq', '-lt', '-ge'), tie('word')).map((all) => `[ ${all.join(' ')} ]`),
    fc.tuple(pick('-n', '-z', '-f', '-d', '!', '-e'), tie('word')).map((all) => `[ ${all.join(' ')} ]`),
    expression.map((e) => `x=$((${e}))`),
  ),
  command: fc.oneof(
    { depthSize: 'small' },
    tie('simple'),
    tie('simple'),
    join(tie('command'), pick(' && ', ' || ', '; '), tie('command')),
    join(
      tie('command'),
      fc.constant(' | '),
      pick('cat', 'sort', 'wc -l', 'head -n 1', 'read x', 'tr a b', 'sed s/a/b/'),
    ),
    tie('command').map((c) => `{ ${c}; }`),
    tie('command').map((c) => `(${c})`),
    tie('command').map((c) => `! { ${c}; }`),
    fc.tuple(tie('command'), tie('command'), tie('command')).map(([a, b, c]) => `if ${a}; then ${b}; else ${c}; fi`),
    fc.tuple(name, tie('words'), tie('command')).map(([n, w, c]) => `for ${n} in ${w}; do ${c}; done`),
    tie('command').map((c) => `n=0; while [ $((n += 1)) -lt 3 ]; do ${c}; done`),
    fc
      .tuple(tie('word'), pattern, tie('command'), tie('command'))
      .map(([w, p, a, b]) => `case ${w} in ${p}) ${a};; *) ${b};; esac`),
    join(pick('f() { ', 'g() { '), tie('command'), fc.constant('; }')),
    join(tie('command'), pick(' > ', ' >> ', ' 2> ', ' < ', ' >| '), file),
    join(tie('command'), pick(' 2>&1', ' >&2', ' > /dev/null', ' 2>/dev/null', ' <&-', ' 3>&1')),
    fc
      .tuple(pick('cat', 'read x', 'while read x; do echo "<$x>"; done'), tie('word'))
      .map(([c, w]) => `${c} <<E\n${w} $x\n two\nE\n`),
    fc
      .tuple(name, tie('word'), pick('f', 'eval echo $x', 'sh -c "echo $x"', 'env | grep ^x', 'command :'))
      .map(([n, w, c]) => `${n}=${w} ${c}`),
  ),
  script: fc.array(tie('command'), { minLength: 1, maxLength: 5 }).map((commands) => commands.join('\n')),
}))

/** The braces of a parameter, and its quotes, are closed. */
function closed(text) {
  return [text, '}', text.startsWith('"') ? '"' : ''].join('')
}

/** Random scripts of a seed: what a shell does without time, signals and other processes. */
export function randomCases(count, seed) {
  return fc.sample(script, { numRuns: count, seed }).map((text, index) => ({
    topic: 'random',
    name: `script ${index} of seed ${seed}`,
    script: `x=ab; y='a b'; cd /tmp; echo 'in a' > a; ${text}`,
  }))
}
