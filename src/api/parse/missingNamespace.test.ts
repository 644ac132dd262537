import { expect, test } from 'vitest'
import { missingNamespace } from './missingNamespace.ts'
import { parseDocuments } from './parseDocuments.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: team}\n'
const MADE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: team\n---\n'

test.each([
  [POD, 0, MADE + POD],
  [`# a pod\n${POD}`, 0, undefined],
  [`---\n${POD}`, 0, `---\n${MADE}${POD}`],
  [`kind: X\n---\n${POD}`, 1, `kind: X\n---\n${MADE}${POD}`],
])('in %j the namespace is made before the pod, and the text still parses', (text, index, mended) => {
  const document = parseDocuments(text).documents[index]
  const fix = document && missingNamespace(text, document, 'namespaces "team" not found')
  const after = fix === undefined ? '' : text.slice(0, fix.range.start) + fix.replacement + text.slice(fix.range.end)
  if (mended !== undefined) expect(after).toBe(mended)
  const { documents, diagnostics } = parseDocuments(after)
  expect(diagnostics).toEqual([])
  expect(documents.at(-1)?.value).toEqual(document?.value)
  expect(documents.at(-2)?.value).toMatchObject({ kind: 'Namespace', metadata: { name: 'team' } })
})

test('another refusal has no such mending', () => {
  const [document] = parseDocuments(POD).documents
  expect(document && missingNamespace(POD, document, 'pods "team" not found')).toBeUndefined()
})
