import { expect, test } from 'vitest'
import { resolvePort } from './resolvePort.ts'

const container = {
  name: 'app',
  ports: [
    { name: 'http', containerPort: 8080 },
    { name: 'wrong', containerPort: 0 },
  ],
}

test.each([
  [80, 80],
  [65535, 65535],
  ['http', 8080],
  ['9090', 9090],
])('%j is port %d', (port, number) => {
  expect(resolvePort(container, port)).toEqual({ ok: true, value: number })
})

test.each([
  [0, 'invalid port number: 0'],
  [65536, 'invalid port number: 65536'],
  ['wrong', 'invalid port number: 0'],
  ['-1', 'invalid port number: -1'],
  ['https', 'strconv.Atoi: parsing "https": invalid syntax'],
  ['', 'strconv.Atoi: parsing "": invalid syntax'],
])('%j is none: %s', (port, error) => {
  expect(resolvePort(container, port)).toEqual({ ok: false, error })
})
