import { expect, test } from 'vitest'
import { parseImageName } from './imageName.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`

test.each([
  ['nginx', 'docker.io/library/nginx', 'latest', ''],
  ['foo/bar:baz', 'docker.io/foo/bar', 'baz', ''],
  ['localhost:5000/a', 'localhost:5000/a', 'latest', ''],
  ['localhost:5000', 'docker.io/library/localhost', '5000', ''],
  [`example.com/app:v1@${DIGEST}`, 'example.com/app', 'v1', DIGEST],
])('the image %s is %s with the tag "%s"', (image, repository, tag, digest) => {
  expect(parseImageName(image)).toEqual({ ok: true, value: { repository, tag, digest } })
})

test.each([
  ['nginx:', 'invalid reference format'],
  ['Nginx', 'invalid reference format: repository name (library/Nginx) must be lowercase'],
  ['nginx@sha256:abc', 'invalid reference format'],
  [`nginx@md5:${'0'.repeat(64)}`, 'unsupported digest algorithm'],
  [`nginx:1@SHA256:${'0'.repeat(64)}`, 'invalid checksum digest format'],
  [`nginx@sha512:${'0'.repeat(64)}`, 'invalid checksum digest length'],
])('the image %s is refused: %s', (image, why) => {
  expect(parseImageName(image)).toEqual({ ok: false, error: `couldn't parse image name "${image}": ${why}` })
})

test('an image that cannot be shown is refused in quotes as Go writes them', () => {
  expect(parseImageName('a\u0000b')).toMatchObject({
    error: 'couldn\'t parse image name "a\\x00b": invalid reference format',
  })
})
