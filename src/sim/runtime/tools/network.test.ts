import { describe, expect, test } from 'vitest'
import { tryImage } from '../testImage.ts'
import { type Tried, tryScript } from '../testScript.ts'

const online = (script: string): Tried => tryScript(script, { address: '10.244.0.5' })

describe('connections of nc', () => {
  test.each([
    [
      'a connection to a closed port is refused',
      'echo hi | nc 127.0.0.1 81',
      ["! nc: can't connect to remote host (127.0.0.1): Connection refused"],
    ],
    [
      'what is written at one end is read at the other, both ways',
      '(echo reply | nc -l -p 9000) & sleep 0.2; echo question | nc 127.0.0.1 9000; echo $?',
      ['question', 'reply', '0'],
    ],
    [
      'a listener keeps what it got, and is gone after one connection',
      'nc -l -p 9000 > /tmp/got & sleep 0.2; echo hello | nc 127.0.0.1 9000; sleep 0.1; cat /tmp/got; nc 127.0.0.1 9000',
      ['hello', "! nc: can't connect to remote host (127.0.0.1): Connection refused"],
    ],
    [
      'a program talks in place of standard input and output',
      'nc -l -p 9000 -e cat & sleep 0.1; echo ping | nc 127.0.0.1 9000',
      ['ping'],
    ],
    [
      'with -ll a program answers every connection',
      'nc -ll -p 9001 -e echo hello & sleep 0.2; nc 127.0.0.1 9001 </dev/null; nc -w 1 127.0.0.1 9001; kill $!',
      ['hello', 'hello'],
    ],
    ['a port is taken once', 'nc -l -p 90 & sleep 0.1; nc -l -p 90', ['! nc: bind: Address already in use']],
    [
      'telnet says that it is connected, and that the other side hung up',
      '(echo hi; sleep 1) | nc -l -p 9002 & sleep 0.2; telnet 127.0.0.1 9002 | cat; echo end',
      ['Connected to 127.0.0.1', 'end'],
    ],
  ])('%s', (_, script, expected) => {
    expect(online(script).lines).toEqual(expected)
  })

  test('a loop of nc is a small web server', () => {
    const script =
      'while true; do printf "HTTP/1.1 200 OK\\r\\n\\r\\nbody\\n" | nc -l -p 8080; done > /dev/null & sleep 0.1; wget -q -O- http://127.0.0.1:8080/; sleep 0.1; wget -q -O- http://127.0.0.1:8080/again'
    expect(online(script).lines.slice(0, 2)).toEqual(['body', 'body'])
  })
})

describe('httpd and wget', () => {
  const site = 'mkdir -p /www/d; echo page > /www/index.html; httpd -p 8080 -h /www;'
  test.each([
    ['the index of a folder is served', `${site} wget -q -O - http://127.0.0.1:8080/`, ['page']],
    [
      'what is not there is an error of the server',
      `${site} wget -q -O - http://127.0.0.1:8080/none; echo $?`,
      ['! wget: server returned error: HTTP/1.1 404 Not Found', '1'],
    ],
    [
      'saving says what is saved',
      `${site} cd /tmp; wget http://127.0.0.1:8080/; cat index.html`,
      [
        '! Connecting to 127.0.0.1:8080 (127.0.0.1:8080)',
        "! saving to 'index.html'",
        '! index.html           100% |********************************|     5  0:00:00 ETA',
        "! 'index.html' saved",
        'page',
      ],
    ],
    [
      'a file that is there is not written over',
      `${site} cd /tmp; wget -q http://127.0.0.1:8080/; wget -q http://127.0.0.1:8080/; echo $?`,
      ["! wget: can't open 'index.html': File exists", '1'],
    ],
    [
      'a spider only looks',
      `${site} wget --spider http://127.0.0.1:8080/`,
      ['! Connecting to 127.0.0.1:8080 (127.0.0.1:8080)', '! remote file exists'],
    ],
    [
      'a folder without a slash leads to one with it',
      `${site} wget -q -O - http://127.0.0.1:8080/d`,
      ['! wget: server returned error: HTTP/1.1 404 Not Found'],
    ],
    [
      'a second server finds the port taken',
      `${site} httpd -p 8080; echo $?`,
      ['! httpd: bind: Address already in use', '1'],
    ],
    [
      'a folder that is not there cannot be served',
      'httpd -h /nope -p 1; echo $?',
      ["! httpd: can't change directory to '/nope': No such file or directory", '1'],
    ],
    ['a name that nobody has is a bad address', 'wget -q -O - http://nowhere/', ["! wget: bad address 'nowhere'"]],
    ['other schemes are not understood', 'wget foo://x', ['! wget: not an http or ftp url: foo://x']],
  ])('%s', (_, script, expected) => {
    expect(online(script).lines).toEqual(expected)
  })
})

describe('names and interfaces', () => {
  test.each([
    ['a name alone is looked for in the search domains', 'nslookup db | grep -c NXDOMAIN', '6'],
    ['a name with a dot is not', 'nslookup db.default | grep -c NXDOMAIN', '2'],
    ['the addresses of the interfaces', "ip -4 addr | awk '/inet/ {print $2}' | xargs", '127.0.0.1/8 10.244.0.5/24'],
    ['open ports', "httpd -p 8080; netstat -tln | awk '/LISTEN/ {print $4}'", ':::8080'],
    [
      'answers to ping have no chance in them',
      'ping -c 1 127.0.0.1 | tail -n 1',
      'round-trip min/avg/max = 0.050/0.050/0.050 ms',
    ],
  ])('%s', (_, script, expected) => {
    const resolv =
      'printf "nameserver 10.96.0.10\\nsearch a.svc.cluster.local svc.cluster.local cluster.local\\n" > /etc/resolv.conf;'
    expect(online(`${resolv} ${script}`).lines).toEqual([expected])
  })
})

test('without any interface the network is unreachable', () => {
  expect(tryScript('wget -q -O - http://127.0.0.1/; nslookup localhost; nc 127.0.0.1 80').lines).toEqual([
    "! wget: can't connect to remote host (127.0.0.1): Network is unreachable",
    "! nslookup: can't connect to remote host (127.0.0.1): Network is unreachable",
    "! nc: can't connect to remote host (127.0.0.1): Network is unreachable",
  ])
})

test("the Hub's busybox has an nc that only looks at a port", () => {
  const script =
    'httpd -p 80; nc -z 127.0.0.1 80; echo $?; nc -z 127.0.0.1 81; echo $?; nc -zv 127.0.0.1 80; until nc -z 127.0.0.1 82; do sleep 1; done & sleep 2; httpd -p 82; wait; echo up'
  expect(tryImage('busybox:1.36', { command: ['sh', '-c', script] }).lines).toEqual([
    '0',
    '1',
    '! 127.0.0.1 (127.0.0.1:80) open',
    'up',
  ])
})
