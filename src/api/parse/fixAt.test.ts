import { expect, test } from 'vitest'
import { fixAt } from './fixAt.ts'
import { parseDocuments } from './parseDocuments.ts'

const MESSAGE = 'strict decoding error: unknown field "spec.contianers"'

test.each([
  ['apiVersion: v1\nkind: Pod\nspec:\n  contianers:\n  - name: a\n', 'contianers', 'containers'],
  ['{"apiVersion": "v1", "kind": "Pod", "spec": {"contianers": []}}', '"contianers"', '"containers"'],
])('in %j the word is put right as it is written', (text, written, replacement) => {
  const [document] = parseDocuments(text).documents
  const fix = document && fixAt(text, document, ['spec', 'contianers'], MESSAGE)
  expect(fix).toEqual({
    ...{ written, replacement },
    range: { start: text.indexOf(written), end: text.indexOf(written) + written.length },
  })
})

test('what nobody could mean is not mended', () => {
  const [document] = parseDocuments('apiVersion: v1\nkind: Pod\nzzz: 1\n').documents
  expect(document && fixAt('', document, ['zzz'], 'unknown field "zzz"')).toBeUndefined()
})
