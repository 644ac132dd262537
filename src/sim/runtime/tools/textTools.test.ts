import { describe, expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

const linesOf = (script: string): readonly string[] => tryScript(script).lines

describe('lines are picked, ordered and shaped', () => {
  test.each([
    ['head leaves out so many lines at the end', "printf 'a\\nb\\nc\\n' | head -n -1", ['a', 'b']],
    ['head counts bytes, not characters', "printf 'é!' | head -c 2", ['é']],
    ['tail begins at a line', "printf '1\\n2\\n3\\n' | tail -n +2", ['2', '3']],
    [
      'tail without a file that opens',
      'tail /nope',
      ["! tail: can't open '/nope': No such file or directory", '! tail: no files'],
    ],
    ['wc puts its counts in columns', "printf 'one two\\nthree\\n' | wc", ['        2         3        14']],
    ['wc counts bytes where characters are asked for', "printf 'é\\n' | wc -m", ['3']],
    [
      'sort by keys, each in its own order',
      "printf 'x:3:b\\ny:3:a\\nz:2:c\\n' | sort -t: -k2,2n -k3,3",
      ['z:2:c', 'y:3:a', 'x:3:b'],
    ],
    ['sort tells where a file is out of order', "printf 'b\\na\\n' | sort -c; echo $?", ['! Check line 1', '1']],
    ['sort by versions', "printf 'a2\\na10\\na1\\n' | sort -V", ['a1', 'a2', 'a10']],
    ['sort may write over what it reads', "printf 'b\\na\\n' > /tmp/s; sort -o /tmp/s /tmp/s; cat /tmp/s", ['a', 'b']],
    ['uniq skips fields', "printf 'a 1\\nb 1\\nc 2\\n' | uniq -f1", ['a 1', 'c 2']],
    ['cut takes its ranges in order', 'echo a:b:c | cut -d: -f3,1', ['a:c']],
    ['cut of what is no number', 'cut -f x /dev/null; echo $?', ["! cut: invalid number 'x'", '1']],
    [
      'tr with classes, complement and squeezing',
      "echo 'Hello 123' | tr -cd '[:digit:]'; echo; echo aab | tr -s a; echo ab | tr a-b x-y",
      ['123', 'ab', 'xy'],
    ],
    [
      'paste beside each other, and one after the other',
      "printf '1\\n2\\n' | paste -s -d+; printf '1\\n2\\n' | paste - -",
      ['1+2', '1\t2'],
    ],
    ['fold at blanks', "printf 'one two three four\\n' | fold -s -w 8", ['one two ', 'three ', 'four']],
    ['nl counts on by steps', "printf 'a\\nb\\n' | nl -v5 -i2", ['     5\ta', '     7\tb']],
    ['cat shows what cannot be seen', "printf 'a\\tb\\001\\n' | cat -A", ['a^Ib^A$']],
    ['seq goes down and by fractions', 'seq -s, 5 -2 1; seq -s, 0.5 0.5 1.5', ['5,3,1', '0.5,1.0,1.5']],
    [
      'shuf is the same in every run',
      'a=$(seq 9 | shuf | xargs); b=$(seq 9 | shuf | xargs); [ "$a" != "$b" ] && echo "$a" | tr " " "\\n" | sort | xargs',
      ['1 2 3 4 5 6 7 8 9'],
    ],
  ])('%s', (_, script, expected) => {
    expect(linesOf(script)).toEqual(expected)
  })
})

describe('files are compared', () => {
  const files = "printf 'a\\nb\\nc\\n' > /tmp/a; printf 'a\\nx\\nc\\n' > /tmp/b;"
  test.each([
    [
      'cmp says where they begin to differ',
      'cmp /tmp/a /tmp/b; echo $?',
      ['/tmp/a /tmp/b differ: char 3, line 2', '1'],
    ],
    [
      'diff shows hunks',
      'diff /tmp/a /tmp/b; echo $?',
      ['--- /tmp/a', '+++ /tmp/b', '@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c', '1'],
    ],
    ['diff may only say that', 'diff -q /tmp/a /tmp/b', ['Files /tmp/a and /tmp/b differ']],
    ['equal files are nothing to speak of', 'diff /tmp/a /tmp/a; cmp /tmp/a /tmp/a; echo $?', ['0']],
  ])('%s', (_, script, expected) => {
    expect(linesOf(files + script)).toEqual(expected)
  })
})

describe('bytes are shown and packed', () => {
  test.each([
    ['od by characters', "printf 'AB\\n' | od -c", ['0000000   A   B  \\n', '0000003']],
    [
      'hexdump with the text beside',
      "printf 'AB' | hexdump -C",
      ['00000000  41 42                                             |AB|', '00000002'],
    ],
    ['xxd there and back', "printf 'hello' | xxd | xxd -r; echo; printf 4142 | xxd -r -p; echo", ['hello', 'AB']],
    [
      'base64 keeps bytes that are no text',
      "printf '\\377\\376' | base64; echo //4= | base64 -d | od -An -tx1",
      ['//4=', ' ff fe'],
    ],
    [
      'gzip there and back',
      'seq 100 | gzip | gunzip | tail -n 1; echo junk | gunzip; echo $?',
      ['100', '! gunzip: invalid magic', '1'],
    ],
    [
      'digests',
      'echo hello | md5sum; echo hello | sha1sum; echo hello | sha256sum | cut -c1-16',
      ['b1946ac92492d2347c6235b4d2611184  -', 'f572d396fae9206628714fb2ce00f72e94f2258f  -', '5891b5b522d5df08'],
    ],
    [
      'digests are checked',
      'echo a > /tmp/f; md5sum /tmp/f > /tmp/s; md5sum -c /tmp/s; echo b > /tmp/f; md5sum -c /tmp/s',
      ['/tmp/f: OK', '/tmp/f: FAILED', '! md5sum: WARNING: 1 of 1 computed checksums did NOT match'],
    ],
    [
      'an archive holds folders, links and modes',
      'cd /tmp; mkdir -p s/d; echo x > s/d/f; chmod 640 s/d/f; ln -s d s/l; tar czf a.tgz s; mkdir o; tar xzf a.tgz -C o; cat o/s/l/f; stat -c %a o/s/d/f; tar tf a.tgz',
      ['x', '640', 's/', 's/d/', 's/d/f', 's/l'],
    ],
    [
      'an archive without what is asked for',
      'cd /tmp; echo x > f; tar cf a.tar f; tar xf a.tar g; echo $?',
      ['! tar: g: not found in archive', '1'],
    ],
  ])('%s', (_, script, expected) => {
    expect(linesOf(script)).toEqual(expected)
  })
})

describe('expressions are looked for', () => {
  test.each([
    [
      'context lines are divided',
      "printf 'a\\nb\\nc\\nd\\ne\\nf\\ng\\n' | grep -A1 -e b -e f",
      ['b', 'c', '--', 'f', 'g'],
    ],
    ['several files are named', 'grep -c root /etc/passwd /etc/group', ['/etc/passwd:1', '/etc/group:1']],
    ['an expression that is none', "grep '[' /etc/passwd; echo $?", ["! grep: bad regex '['", '2']],
    ['only what matches', "echo 'a1b22' | grep -oE '[0-9]+'", ['1', '22']],
    ['files without a match', 'grep -L zzz /etc/passwd; echo $?', ['/etc/passwd', '0']],
  ])('%s', (_, script, expected) => {
    expect(linesOf(script)).toEqual(expected)
  })
})

describe('bc reckons with any number of digits', () => {
  test.each([
    ['divisions are cut off at the scale', "echo 'scale=3; 1/3; 2*.5; 7/2' | bc", ['.333', '1.0', '3.500']],
    ['numbers have no end', "echo '2^100' | bc", ['1267650600228229401496703205376']],
    ['bases', "echo 'ibase=16; FF' | bc; echo 'obase=2; 10' | bc", ['255', '1010']],
    ['loops and conditions', 'echo \'for(i=0;i<3;i++) i*i; if (i==3) print "done\\n"\' | bc', ['0', '1', '4', 'done']],
    ['a sign binds tighter than a power', "echo '-2^2; 2^3^2' | bc", ['4', '512']],
    [
      'what cannot be',
      "echo '1/0' | bc; echo '1+' | bc; echo $?",
      ['! bc: divide by zero', "! bc: bad expression at ''", '1'],
    ],
  ])('%s', (_, script, expected) => {
    expect(linesOf(script)).toEqual(expected)
  })
})
