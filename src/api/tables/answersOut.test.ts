import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { answers } from './answersOut.ts'

interface TableCase {
  readonly id: string
  readonly in: unknown
  readonly out: unknown
}

const FOLDERS = ['conformance/functions', '../shared/conformance/functions']

function casesOf(table: string): TableCase[] {
  const file = FOLDERS.map((folder) => `${folder}/${table}.jsonl`).find((path) => existsSync(path))
  if (file === undefined) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as TableCase)
}

describe('every exact answer of Kubernetes is given again', () => {
  for (const table of Object.keys(answers)) {
    const cases = casesOf(table)
    test.skipIf(cases.length === 0)(`in the table ${table}`, () => {
      const given = cases.map(({ id, in: input }) => ({ id, out: JSON.parse(JSON.stringify(answers[table]?.(input))) }))
      expect(given).toEqual(cases.map(({ id, out }) => ({ id, out })))
    })
  }
})
