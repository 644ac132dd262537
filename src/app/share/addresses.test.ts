import { expect, test } from 'vitest'
import { embedAddress, embedSnippet, playgroundAddress } from './addresses.ts'

const here = 'https://example.com/tools/podarium/?theme=dark#1:old'

test('a shared address lies beside the page, carries the scenario behind the hash, and the time where asked', () => {
  expect(playgroundAddress(here, '1:AbC-_', undefined)).toBe('https://example.com/tools/podarium/#1:AbC-_')
  expect(playgroundAddress(here, '1:AbC-_', 63_300)).toBe('https://example.com/tools/podarium/?t=63.3#1:AbC-_')
})

test('an embedded address says only what was chosen', () => {
  const plain = { at: 0, theme: 'system', views: [], controls: 'shown' } as const
  expect(embedAddress(here, '1:A', plain)).toBe('https://example.com/tools/podarium/embed.html#1:A')
  expect(
    embedAddress(here, '1:A', { at: 5_000, theme: 'dark', views: ['timeline', 'graph'], controls: 'hidden' }),
  ).toBe('https://example.com/tools/podarium/embed.html?t=5&theme=dark&view=timeline%2Cgraph&controls=0#1:A')
})

test('a snippet cannot be broken out of by a title', () => {
  expect(embedSnippet('https://example.com/?a=1&b=2', '"><script>')).toContain(
    'src="https://example.com/?a=1&amp;b=2" title="&quot;&gt;&lt;script&gt;"',
  )
})
