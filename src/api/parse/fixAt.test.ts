import { expect, test } from 'vitest'
import { fixAt } from './fixAt.ts'
import { parseDocuments } from './parseDocuments.ts'

const MEANT = { path: ['spec', 'contianers'], part: 'key', word: 'containers' } as const

test.each([
  ['apiVersion: v1\nkind: Pod\nspec:\n  contianers:\n  - name: a\n', 'contianers', 'containers'],
  ['{"apiVersion": "v1", "kind": "Pod", "spec": {"contianers": []}}', '"contianers"', '"containers"'],
])('in %j the word is put right as it is written', (text, written, replacement) => {
  const [document] = parseDocuments(text).documents
  const fix = document && fixAt(text, document, MEANT)
  expect(fix).toEqual({
    ...{ kind: 'meant', written, replacement },
    range: { start: text.indexOf(written), end: text.indexOf(written) + written.length },
  })
})
