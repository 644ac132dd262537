import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { toBase64url } from './base64url.ts'
import { decodeLink, encodeLink, MAX_EXPANSION, MAX_FRAGMENT } from './codec.ts'
import { DICTIONARY_1 } from './dictionary.ts'
import { migrated } from './migrations.ts'

const errorOf = (fragment: string) => {
  const decoded = decodeLink(fragment)
  return decoded.ok ? undefined : decoded.error.kind
}

test('what a link holds is the text that was put in, whatever the text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.constantFrom(DICTIONARY_1, '', '\uFEFFa: 1\r\n'))
  fc.assert(
    fc.property(texts, (text) => {
      expect(decodeLink(encodeLink(text))).toEqual({ ok: true, value: text })
    }),
    { numRuns: 40 },
  )
})

test('a link is made of characters that no program escapes, and of its codec number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(encodeLink(text)).toMatch(/^1:[\w-]+$/)
    }),
    { numRuns: 20 },
  )
})

test('no fragment makes the decoder throw', () => {
  const letters = fc.stringMatching(/^[\w-]*$/)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        letters.map((payload) => `1:${payload}`),
      ),
      (fragment) => {
        expect(typeof decodeLink(fragment).ok).toBe('boolean')
      },
    ),
  )
})

test('a manifest of 3 kB makes a link of less than 600 characters', () => {
  const container = (name: string, port: number) => `      - name: ${name}
        image: registry.example.org/team/${name}:2.4.1
        ports:
        - containerPort: ${port}
        resources:
          requests: {cpu: 250m, memory: 96Mi}
          limits: {memory: 192Mi}
        livenessProbe:
          httpGet:
            path: /live
            port: ${port}
          periodSeconds: 7
        readinessProbe:
          httpGet:
            path: /ready
            port: ${port}
          initialDelaySeconds: 4
          periodSeconds: 2
`
  const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 4
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      terminationGracePeriodSeconds: 20
      containers:
${container(name, 9000)}${container('metrics', 9100)}---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
  - port: 80
    targetPort: 9000
---
`
  const text = deployment('checkout') + deployment('billing')
  expect(text.length).toBeGreaterThan(2500)
  expect(encodeLink(text).length).toBeLessThan(600)
})

test('a link that was cut or altered is told to be broken', () => {
  const link = encodeLink('apiVersion: v1\nkind: Pod\nmetadata: {name: a-rather-long-name-of-a-pod}\n')
  for (let at = 2; at < link.length; at++) {
    expect(errorOf(link.slice(0, at))).toBe('broken')
    const other = link[at] === 'A' ? 'B' : 'A'
    const altered = decodeLink(link.slice(0, at) + other + link.slice(at + 1))
    // the last letter has bits that mean nothing
    expect(altered.ok && at < link.length - 1).toBe(false)
  }
})

test.each([
  ['', 'empty'],
  ['#', 'empty'],
  ['hello', 'broken'],
  ['1:', 'broken'],
  ['1:ä', 'broken'],
  ['99:AAAA', 'unknownCodec'],
  [`1:${'A'.repeat(MAX_FRAGMENT)}`, 'tooLong'],
])('the fragment %j is refused as %s', (fragment, kind) => {
  expect(errorOf(fragment)).toBe(kind)
})

test('a link that unfolds beyond the limit is refused', () => {
  const bomb = deflateSync(new Uint8Array(8 * MAX_EXPANSION), { level: 9 })
  const fragment = `1:${toBase64url(Uint8Array.of(0, 0, ...bomb))}`
  expect(fragment.length).toBeLessThan(MAX_FRAGMENT)
  expect(errorOf(fragment)).toBe('tooLarge')
})

test('a leading # and an escaped colon do no harm', () => {
  const link = encodeLink('kind: Pod\n')
  expect(decodeLink(`#${link.replace(':', '%3A')}`)).toEqual({ ok: true, value: 'kind: Pod\n' })
})

test('an old link goes through every migration from its codec on, in order', () => {
  const step = (from: number) => ({ from, change: `step ${from}`, migrate: (text: string) => `${text}${from}` })
  const migrations = [step(1), step(2), step(3)]
  expect(migrated('', 2, migrations)).toBe('23')
  expect(migrated('same', 4, migrations)).toBe('same')
})

test('a link of codec 1 that was published is read for ever', () => {
  const link = '1:QrAjqU1UywUA'
  expect(decodeLink(link)).toEqual({ ok: true, value: 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n' })
})
