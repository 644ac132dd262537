import { expect, test } from 'vitest'
import { dropDoubleOwners } from './ownerReferences.ts'

test('an owner named twice is dropped, with a warning', () => {
  const owner = (uid: string) => ({ apiVersion: 'v1', kind: 'Node', name: 'a', uid })
  const object = { metadata: { ownerReferences: [owner('1'), owner('2'), owner('1')] } }
  expect(dropDoubleOwners(object)).toEqual([
    expect.stringMatching(/^\.metadata\.ownerReferences contains.* observed: 1$/),
  ])
  expect(object.metadata.ownerReferences).toEqual([owner('1'), owner('2')])
})
