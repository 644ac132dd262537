import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { TABLES } from '../src/cli/tables.ts'
import { type JudgedTable, judgeTable, type TableFile } from './judge/judgeTable.ts'
import { FOLDER } from './scenarioFiles.ts'

/** Cases whose inputs are other people's manifests: they stay beside the checkout, and are judged where they are found. */
const FROM_CORPUS = join('..', 'shared', 'conformance', 'functions', 'from-corpus')

/** The tables that belong to the project. */
export const ownTables = (): TableFile[] => tablesIn(join(FOLDER, 'functions'), '')

/** The further cases beside the checkout; none where there are none. */
export const corpusTables = (): TableFile[] => tablesIn(FROM_CORPUS, 'from-corpus/')

/** Answers a file of cases, and judges the answers. */
export const answerTable = (file: TableFile): JudgedTable => judgeTable(file, TABLES[file.table])

function tablesIn(folder: string, prefix: string): TableFile[] {
  if (!existsSync(folder)) return []
  const tables = readdirSync(folder).flatMap((file) => /^(.*)\.jsonl$/.exec(file)?.[1] ?? [])
  return tables.sort().map((table) => ({ name: `${prefix}${table}`, table, file: join(folder, `${table}.jsonl`) }))
}
