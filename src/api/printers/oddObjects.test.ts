import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '../decode/decode.ts'
import { describe as describeObject } from '../describe/describe.ts'
import { evaluateJsonPath } from '../jsonPath/jsonPath.ts'
import { servedKinds } from '../kinds.ts'
import { type FieldType, fieldsOf } from '../schema/fields.ts'
import { heldObject } from '../tables/heldObject.ts'
import type { KubernetesObject } from '../types.ts'
import { objectJson } from './objectJson.ts'
import { objectYaml } from './objectYaml.ts'
import { withoutManagedFields } from './printedObject.ts'
import { renderTable } from './renderTable.ts'
import { tableFor } from './tableFor.ts'

const NOW = Date.parse('2026-01-15T12:00:00Z')
const MAX_DEPTH = 9
const SCALARS: { readonly [S in Extract<FieldType, { form: 'scalar' }>['scalar']]: readonly unknown[] } = {
  string: ['', 'x', 'Ready', 'True', 'a\nb', '%', 'Localhost', 'Succeeded'],
  int32: [0, 1, -1, 2147483647],
  int64: [0, 7, -7],
  double: [0.5],
  bool: [false, true],
  time: ['2026-01-15T11:59:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  microtime: ['2026-01-15T11:59:00.000001Z'],
  quantity: ['0', '1Gi', '100m', '-1', '1e3', 5],
  intOrString: [0, 80, 'http', '25%'],
  bytes: ['', 'eA=='],
  any: [{}, null, 'x', [1]],
}

/** A value of a type, as odd as the choices say: fields missing, null, empty or filled. */
function oddValue(type: FieldType, next: () => number, depth: number): unknown {
  switch (type.form) {
    case 'scalar': {
      const values = SCALARS[type.scalar]
      return values[next() % values.length]
    }
    case 'list':
      return Array.from({ length: next() % 4 }, () => (next() % 5 === 0 ? null : oddValue(type.of, next, depth + 1)))
    case 'map':
      return Object.fromEntries(
        Array.from({ length: next() % 4 }, () => [`k${next() % 9}`, oddValue(type.of, next, depth + 1)]),
      )
    case 'struct':
      return oddStruct(type.struct, next, depth + 1)
  }
}

function oddStruct(struct: string, next: () => number, depth: number): Record<string, unknown> {
  const fields = depth > MAX_DEPTH ? [] : [...(fieldsOf(struct) ?? [])]
  const result: Record<string, unknown> = {}
  for (const [name, { type }] of fields) {
    const choice = next() % 8
    if (choice === 1) result[name] = null
    else if (choice > 3) result[name] = oddValue(type, next, depth)
  }
  return result
}

/** Odd objects of a kind, just as the API server would hold them. */
function oddObjects(apiVersion: string, kind: string, struct: string): fc.Arbitrary<KubernetesObject> {
  return fc.array(fc.nat(255), { minLength: 200, maxLength: 800, size: 'max' }).map((choices) => {
    let at = 0
    const next = () => choices[at++] ?? 0
    const decoded = decode({ ...oddStruct(struct, next, 0), apiVersion, kind }, struct)
    return decoded.ok ? { apiVersion, kind, ...decoded.value.object } : { apiVersion, kind }
  })
}

const KINDS = servedKinds().flatMap(({ apiVersion, kind, struct }) =>
  struct === undefined ? [] : [{ apiVersion, kind, struct }],
)

describe('an object of the kind', () => {
  test.each(KINDS)('$kind, however odd, is printed in every form', ({ apiVersion, kind, struct }) => {
    const property = fc.property(oddObjects(apiVersion, kind, struct), (object) => {
      const texts = [
        renderTable(tableFor(kind, [object], NOW), { showLabels: true }),
        renderTable(tableFor(kind, [object], NOW, 'wide'), { allNamespaces: true }),
        describeObject(object, { objects: [object], now: NOW }) ?? '',
        objectYaml(object),
        objectJson(object),
      ]
      for (const text of texts) expect(text).not.toMatch(/undefined|\[object Object\]|NaN/)
      expect(JSON.parse(objectJson(object))).toEqual(JSON.parse(JSON.stringify(withoutManagedFields(object))))
      expect(evaluateJsonPath('{..name}', object).ok).toBe(true)
    })
    fc.assert(property, { numRuns: 30, seed: 36 })
  })

  test.each([
    ['EndpointSlice', { endpoints: null, ports: null }],
    ['EndpointSlice', { endpoints: [null], ports: [null] }],
    ['Endpoints', { subsets: null }],
    ['Endpoints', { subsets: [{ addresses: null, ports: null }, null] }],
    ['Event', { involvedObject: null, eventTime: null, series: null, source: null }],
    ['Deployment', { spec: { template: { spec: { containers: null } } }, status: null }],
    ['Node', { metadata: null, status: { conditions: null, addresses: null } }],
  ])('%s with %j, as a case may hold it, is printed', (kind, fields) => {
    const object = heldObject(
      { kind, ...fields } as KubernetesObject,
      kind === 'EndpointSlice' ? 'discovery.k8s.io/v1' : 'v1',
    )
    expect(() => renderTable(tableFor(kind, [object], NOW, 'wide'))).not.toThrow()
    expect(() => describeObject(object, { objects: [object], now: NOW })).not.toThrow()
  })
})
