import { describe, expect, test } from 'vitest'
import { parseSelector } from './parseSelector.ts'
import { formatLabelSelector, matchesLabelSelector, requirementsMatch, requirementsText } from './selector.ts'

describe('a selector text', () => {
  test.each([
    ['app=web', { app: 'web' }, true],
    ['app!=web', {}, true],
    ['app in (web, db)', { app: 'db' }, true],
    ['app notin (web)', { app: 'web' }, false],
    ['!app', { app: '' }, false],
    ['version>2', { version: '10' }, true],
    ['version>2', { version: 'new' }, false],
    ['constructor', {}, false],
  ])('%s applied to %o gives %s', (text, labels, matches) => {
    const parsed = parseSelector(text)
    expect(parsed.ok && requirementsMatch(parsed.value, labels)).toBe(matches)
  })

  test('is printed with its requirements by key and its values sorted', () => {
    const parsed = parseSelector('tier in (b,a),app')
    expect(parsed.ok && requirementsText(parsed.value)).toBe('app,tier in (a,b)')
  })

  test.each([
    ['app=web,', "found '', expected: identifier after ','"],
    ['app in web', "unable to parse requirement: found 'web' expected: '('"],
    ['!app=web', "found '=', expected: ',' or 'end of string'"],
    [
      'app=\u00a0,',
      "unable to parse requirement: values[0][app]: Invalid value: \"\\u00a0\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    ],
  ])('%s is refused in the words of the API machinery', (text, error) => {
    expect(parseSelector(text)).toEqual({ ok: false, error })
  })
})

describe('a LabelSelector', () => {
  test('that is absent selects nothing, and an empty one everything', () => {
    expect(matchesLabelSelector(undefined, { app: 'web' })).toBe(false)
    expect(matchesLabelSelector({}, undefined)).toBe(true)
  })

  test('asks for its labels and its expressions together', () => {
    const selector = { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'env', operator: 'DoesNotExist' }] }
    expect(matchesLabelSelector(selector, { app: 'web' })).toBe(true)
    expect(matchesLabelSelector(selector, { app: 'web', env: 'dev' })).toBe(false)
    expect(formatLabelSelector(selector)).toBe('app=web,!env')
  })

  test('with an operator it does not know selects nothing', () => {
    const selector = { matchExpressions: [{ key: 'env', operator: 'Gt', values: ['2'] }] }
    expect(matchesLabelSelector(selector, { env: '3' })).toBe(false)
    expect(formatLabelSelector(selector)).toBe('<error>')
  })
})
