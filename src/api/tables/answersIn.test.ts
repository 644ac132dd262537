import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sortedKeys } from '../sortedKeys.ts'
import { answerDefaults } from './answerDefaults.ts'
import { answerValidateOther, answerValidatePod } from './answerValidate.ts'
import { answerValidateUpdate } from './answerValidateUpdate.ts'

const FOLDER = 'conformance/functions'
const RATCHET = 'conformance/ratchet.json'

interface TableCase {
  readonly id: string
  readonly in: never
  readonly out: { readonly unordered?: boolean }
}

const TABLES: readonly [string, (input: never) => unknown][] = [
  ['defaults', answerDefaults],
  ['validate-other', answerValidateOther],
  ['validate-pod', answerValidatePod],
  ['validate-update', answerValidateUpdate],
]

/** An answer in a form that equal answers share; where the server's order is by chance, without it. */
function comparable(answer: unknown, order: 'given' | 'byChance'): string {
  const { unordered: _, ...rest } = (answer ?? {}) as { unordered?: boolean }
  const text = JSON.stringify(sortedKeys(rest))
  return order === 'given'
    ? text
    : text
        .split(/, |[[\]]|\\n\* /)
        .sort()
        .join('\n')
}

describe('the API server’s answers are given again', () => {
  test.skipIf(!existsSync(FOLDER)).each(TABLES)('in the table %s, as often as before', (table, answer) => {
    const cases = readFileSync(`${FOLDER}/${table}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TableCase)
    const ratchet = JSON.parse(readFileSync(RATCHET, 'utf8')) as { tables: Record<string, { agreeing: number }> }
    const agreeing = cases.filter((each) => {
      const order = each.out.unordered === true ? 'byChance' : 'given'
      return comparable(answer(each.in), order) === comparable(each.out, order)
    })
    expect(agreeing.length).toBeGreaterThanOrEqual(ratchet.tables[table]?.agreeing ?? 0)
  })
})
