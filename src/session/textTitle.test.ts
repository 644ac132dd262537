import { expect, test } from 'vitest'
import { textTitle } from './textTitle.ts'

test.each([
  ['kind: Scenario\nspec:\n  title: "A slow server"\n---\nmetadata: {name: web}', 'A slow server'],
  ['metadata:\n  name: liveness-exec\n', 'liveness-exec'],
  ['metadata: {name: web}', 'web'],
  ['a: [', ''],
])('the text %j is called %j', (text, title) => {
  expect(textTitle(text)).toBe(title)
})
