import { expect, test } from 'vitest'
import { cutMiddle, shortName } from './shortName.ts'

test.each([
  ['web-5f564ccd8b-blckl', '…blckl'],
  ['web-0', 'web-0'],
  ['liveness-exec', 'liveness-exec'],
])('the pod %s is called %s beside its siblings', (name, short) => {
  expect(shortName(name)).toBe(short)
})

test.each([
  ['web-77cd8c5797-ftcpb', 14, 'web-77cd…ftcpb'],
  ['short', 14, 'short'],
])('the name %s in %i letters is %s', (name, most, cut) => {
  expect(cutMiddle(name, most)).toBe(cut)
})
