import { expect, test } from 'vitest'
import { type Tried, tryScript } from '../testScript.ts'

const here = { address: '10.244.0.5' }
const online = (script: string): Tried => tryScript(script, here)

test.each([
  [
    'a connection to a closed port is refused',
    'echo hi | nc 127.0.0.1 81',
    ["! nc: can't connect to remote host (127.0.0.1): Connection refused"],
  ],
  [
    'httpd serves the files of its folder',
    'mkdir /www; echo page > /www/index.html; httpd -p 8080 -h /www; sleep 1; wget -q -O - http://127.0.0.1:8080/',
    ['page'],
  ],
  [
    'a file that httpd does not have is an error of the server',
    'mkdir /www; httpd -p 8080 -h /www; sleep 1; wget -q -O - http://127.0.0.1:8080/none',
    ['! wget: server returned error: HTTP/1.1 404 Not Found'],
  ],
  ['a name that nobody has is a bad address', 'wget -q -O - http://nowhere/', ["! wget: bad address 'nowhere'"]],
])('%s', (_, script, expected) => {
  expect(online(script).lines).toEqual(expected)
})

test('without any interface the network is unreachable', () => {
  expect(tryScript('wget -q -O - http://127.0.0.1/').lines).toEqual([
    "! wget: can't connect to remote host (127.0.0.1): Network is unreachable",
  ])
})
