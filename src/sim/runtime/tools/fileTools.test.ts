import { describe, expect, test } from 'vitest'
import { tryScript } from '../testScript.ts'

const run = (script: string): readonly string[] => tryScript(script).lines

describe('files and folders', () => {
  test.each([
    [
      'a directory counts those in it',
      "mkdir -p /tmp/d/a /tmp/d/b; stat -c %h /tmp/d; ls -ld /tmp/d | awk '{print $1, $2}'",
      ['4', 'drwxr-xr-x 4'],
    ],
    [
      'hard links are one file',
      'echo x > /tmp/a; ln /tmp/a /tmp/b; echo y >> /tmp/b; cat /tmp/a; stat -c %h /tmp/a; rm /tmp/b; stat -c %h /tmp/a',
      ['x', 'y', '2', '1'],
    ],
    [
      'a folder is not moved into itself',
      'mkdir -p /tmp/a; mv /tmp/a /tmp/a/b; echo $?',
      ["! mv: can't rename '/tmp/a': Invalid argument", '1'],
    ],
    ['a folder is only copied with all in it', 'cp /etc /tmp/; echo $?', ["! cp: omitting directory '/etc'", '1']],
    [
      'links are copied as links by -d',
      'ln -s /etc/passwd /tmp/l; cp -d /tmp/l /tmp/m; readlink /tmp/m; cp /tmp/l /tmp/n; readlink /tmp/n; echo $?',
      ['/etc/passwd', '1'],
    ],
    [
      'letters change permissions',
      'touch /tmp/f; chmod u=rwx,go=rx /tmp/f; stat -c %a /tmp/f; chmod g=u /tmp/f; stat -c "%a %A" /tmp/f; chmod bad /tmp/f',
      ['755', '775 -rwxrwxr-x', "! chmod: invalid mode 'bad'"],
    ],
    [
      'owners by name and number',
      'touch /tmp/f; chown nobody:1000 /tmp/f; stat -c "%U %g" /tmp/f; chown nosuch /tmp/f',
      ['nobody 1000', '! chown: unknown user nosuch'],
    ],
    [
      'the umask takes permissions away',
      'umask 077; touch /tmp/f; mkdir /tmp/d; stat -c %a /tmp/f /tmp/d',
      ['600', '700'],
    ],
    ['times are set by a date', "touch -d '2020-01-02 03:04:05' /tmp/t; stat -c %Y /tmp/t", ['1577934245']],
    [
      'sizes are set',
      'truncate -s 1K /tmp/f; stat -c %s /tmp/f; truncate -s 3 /tmp/f; stat -c %s /tmp/f; fallocate -l 10 /tmp/g; stat -c %s /tmp/g',
      ['1024', '3', '10'],
    ],
    [
      'dd writes into the middle of a file',
      'printf abc > /tmp/d; printf X | dd of=/tmp/d bs=1 seek=1 conv=notrunc 2>/dev/null; cat /tmp/d',
      ['aXc'],
    ],
    [
      'du adds up blocks',
      'mkdir /tmp/d; head -c 5000 /dev/zero > /tmp/d/f; du -s /tmp/d; du -h /tmp/d/f',
      ['12\t/tmp/d', '8.0K\t/tmp/d/f'],
    ],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

describe('find', () => {
  const tree = 'mkdir -p /tmp/t/a/b; touch /tmp/t/x.txt /tmp/t/a/y.TXT; chmod 600 /tmp/t/x.txt;'
  test.each([
    [
      'tests are joined by and, or and brackets',
      "find /tmp/t \\( -name '*.txt' -o -iname 'y*' \\) -type f",
      ['/tmp/t/a/y.TXT', '/tmp/t/x.txt'],
    ],
    ['a pruned folder is not entered', 'find /tmp/t -path /tmp/t/a -prune -o -print', ['/tmp/t', '/tmp/t/x.txt']],
    [
      'permissions are matched',
      'find /tmp/t -perm 600; find /tmp/t -perm -700 -maxdepth 0',
      ['/tmp/t/x.txt', '/tmp/t'],
    ],
    [
      'commands are run for each and for all',
      "find /tmp/t -type f -exec echo one {} ';'; find /tmp/t -type f -exec echo all {} +",
      ['one /tmp/t/a/y.TXT', 'one /tmp/t/x.txt', 'all /tmp/t/a/y.TXT /tmp/t/x.txt'],
    ],
    ['files are deleted, folders behind them', 'find /tmp/t -mindepth 1 -delete; ls /tmp/t | wc -l', ['0']],
    ['what it does not know', 'find /tmp -type q', ["! find: invalid argument 'q' to '-type'"]],
  ])('%s', (_, script, expected) => {
    expect(run(tree + script)).toEqual(expected)
  })
})

describe('xargs', () => {
  test.each([
    ['quotes hold words together', 'printf "\'a b\' c\\n" | xargs -n1', ['a b', 'c']],
    ['an open quote is refused', 'printf "\'a\\n" | xargs; echo $?', ['! xargs: unmatched single quote', '1']],
    [
      'a failure is passed on',
      'echo x | xargs false; echo $?; echo x | xargs sh -c "exit 255"; echo $?',
      ['123', '! xargs: sh: exited with status 255; aborting', '124'],
    ],
    ['each line in place of a word', "printf 'a\\nb\\n' | xargs -I{} echo '<{}>'", ['<a>', '<b>']],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

describe('/proc', () => {
  test.each([
    ['shows the living', 'sleep 9 & cat /proc/$!/comm; kill $!; wait; [ -d /proc/$! ] || echo gone', ['sleep', 'gone']],
    ['knows what process 1 runs', "tr '\\0' ' ' < /proc/1/cmdline | cut -c1-5", ['sh -c']],
    [
      'has settings that cannot be changed',
      'sysctl -n kernel.ostype; sysctl net.core.somaxconn=1',
      ['Linux', "! sysctl: error setting key 'net.core.somaxconn': Read-only file system"],
    ],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

describe('time', () => {
  test.each([
    ['formats', "date -d @1700000000 '+%F %T %a %j %V %-d'", ['2023-11-14 22:13:20 Tue 318 46 14']],
    [
      'ways to write a date',
      "date -d '2026-01-15 10:00' +%s; date -d 202601021504.30 +%F_%T; date -D %Y%m%d -d 20200102 +%F; date -d bad",
      ['1768471200', '2026-01-02_15:04:30', '2020-01-02', "! date: invalid date 'bad'"],
    ],
    [
      'standards',
      'date -I -d @0; date -R -d @0; date -Iseconds -d @0',
      ['1970-01-01', 'Thu, 01 Jan 1970 00:00:00 +0000', '1970-01-01T00:00:00+00:00'],
    ],
    [
      'a limit',
      'timeout 1 sleep 3; echo $?; timeout -s FOO 1 true; timeout 0 sleep 0.1; echo $?',
      ['! Terminated', '143', "! timeout: unknown signal 'FOO'", '0'],
    ],
    [
      'timeout looks once in a second',
      'date +%S; timeout 1.9 sleep 9; date +%S; timeout 0.1 sleep 0.9; echo $?',
      ['00', '! Terminated', '01', '0'],
    ],
  ])('%s', (_, script, expected) => {
    expect(run(script)).toEqual(expected)
  })
})

test('/dev/urandom is chance, but the same in every run', () => {
  const script =
    'for i in 1 2; do tr -dc a-z < /dev/urandom | head -c 12; echo; sleep 1; done; head -c 64 /dev/urandom | wc -c'
  const [first = '', second = '', count] = run(script)
  expect(first).toMatch(/^[a-z]{12}$/)
  expect(second).not.toBe(first)
  expect(count).toBe('64')
  expect(run(script)).toEqual([first, second, count])
})
