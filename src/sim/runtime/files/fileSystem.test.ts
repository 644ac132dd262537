import { expect, test } from 'vitest'
import { FileSystem } from './fileSystem.ts'
import { FileTree } from './fileTree.ts'

test('a volume mounted in two containers is the same files', () => {
  const tree = new FileTree()
  const one = new FileSystem()
  const two = new FileSystem()
  one.mount('/data', tree, { readOnly: false })
  two.mount('/work/in', tree, { readOnly: true })
  one.writeFile('/data/a/b', 'text')
  expect(two.readFile('/work/in/a/b')).toBe('text')
  expect(tree.bytes).toBe(4)
  tree.remove('a')
  expect(one.exists('/data/a')).toBe(false)
})

test('what is mounted read-only refuses new files', () => {
  const files = new FileSystem()
  files.mount('/conf', new FileTree(), { readOnly: true })
  const place = files.find('/conf/x')
  expect(place.ok && place.value.readOnly).toBe(true)
})

test('links and dots are followed', () => {
  const files = new FileSystem()
  files.writeFile('/a/b/c', 'x')
  const place = files.find('/link', { follow: 'all but the last' })
  if (place.ok) files.create(place.value, { kind: 'link', target: 'a/b', mode: 0o777, uid: 0, modified: 0 })
  expect(files.readFile('/link/../b/./c')).toBe('x')
})

test('a mounted file stands in its directory', () => {
  const tree = new FileTree()
  tree.writeFile('app.conf', 'hello')
  const files = new FileSystem()
  files.mount('/etc/app.conf', tree.below('app.conf'), { readOnly: true })
  expect(files.readFile('/etc/app.conf')).toBe('hello')
  expect(files.list('/etc')).toContain('app.conf')
})
