import { expect, test } from 'vitest'
import { hostPathError } from './hostPath.ts'

test.each([
  ['/var/log', 'Directory'],
  ['/var/log/', 'Directory'],
  ['/', 'Directory'],
  ['/etc/hosts', 'File'],
  ['/run/containerd/containerd.sock', 'Socket'],
  ['/dev/fuse', 'CharDevice'],
  ['/nowhere', 'DirectoryOrCreate'],
  ['/nowhere', 'FileOrCreate'],
  ['/nowhere', ''],
  ['/nowhere', undefined],
])('%s can be mounted as %j', (path, type) => {
  expect(hostPathError({ path, type })).toBeUndefined()
})

test.each([
  ['/nowhere', 'Directory', 'directory'],
  ['/etc/hosts', 'Directory', 'directory'],
  ['/var/log', 'File', 'file'],
  ['/var/run/docker.sock', 'Socket', 'socket file'],
  ['/etc/hosts', 'CharDevice', 'character device'],
  ['/dev/sda', 'BlockDevice', 'block device'],
])('%s is refused as %s', (path, type, what) => {
  expect(hostPathError({ path, type })).toBe(`hostPath type check failed: ${path} is not a ${what}`)
})
