import { expect, test } from 'vitest'
import { expand } from './expand.ts'

const VARIABLES: Readonly<Record<string, string>> = { NAME: 'web', EMPTY: '', DOLLAR: '$(NAME)', 'a.b-c': 'odd' }

test.each([
  ['$(NAME)', 'web'],
  ['x$(NAME)y$(NAME)', 'xwebyweb'],
  ['$(EMPTY)', ''],
  ['$(a.b-c)', 'odd'],
  ['$(UNKNOWN)', '$(UNKNOWN)'],
  ['$$(NAME)', '$(NAME)'],
  ['$$$(NAME)', '$web'],
  ['$$', '$'],
  ['$NAME', '$NAME'],
  ['$(NAME', '$(NAME'],
  ['100$', '100$'],
  ['$(DOLLAR)', '$(NAME)'],
])('%s becomes %s: a variable once, $$ a dollar, what is unknown stays', (text, expanded) => {
  expect(expand(text, (name) => VARIABLES[name])).toBe(expanded)
})
