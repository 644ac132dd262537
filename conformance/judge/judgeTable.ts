import { readFileSync } from 'node:fs'
import { answerAgrees } from './judgeAnswer.ts'

/** A case that was answered otherwise than by Kubernetes. */
export interface WrongAnswer {
  readonly id: string
  readonly asked: unknown
  readonly wanted: unknown
  /** Undefined where the answer broke down. */
  readonly got: unknown
  readonly failure?: string
}

/** A file of cases, by the name it is asked for. */
export interface TableFile {
  readonly name: string
  /** The table whose questions it asks. */
  readonly table: string
  readonly file: string
}

/** A file of cases, judged. */
export interface JudgedTable {
  readonly name: string
  readonly cases: number
  readonly agreeing: number
  readonly wrong: readonly WrongAnswer[]
}

interface Case {
  readonly id: string
  readonly in: unknown
  readonly out: unknown
}

/** Asks every case of a file; a table that nobody answers agrees in none. */
export function judgeTable(
  { name, table, file }: TableFile,
  ask: ((input: unknown) => unknown) | undefined,
): JudgedTable {
  const lines = readFileSync(file, 'utf8').split('\n')
  const cases = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Case)
  if (ask === undefined) return { name, cases: cases.length, agreeing: 0, wrong: [] }
  const wrong = cases.flatMap((each) => judgeCase(table, each, ask))
  return { name, cases: cases.length, agreeing: cases.length - wrong.length, wrong }
}

function judgeCase(
  table: string,
  { id, in: asked, out: wanted }: Case,
  ask: (input: unknown) => unknown,
): WrongAnswer[] {
  try {
    const got = ask(asked)
    return answerAgrees(table, got, wanted) ? [] : [{ id, asked, wanted, got }]
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return [{ id, asked, wanted, got: undefined, failure }]
  }
}
