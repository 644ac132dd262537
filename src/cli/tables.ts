import { answerDefaults } from '../api/tables/answerDefaults.ts'
import { answers as answersOut } from '../api/tables/answersOut.ts'
import { answerValidateOther, answerValidatePod } from '../api/tables/answerValidate.ts'
import { answerValidateUpdate } from '../api/tables/answerValidateUpdate.ts'
import { answerProgram } from '../sim/runtime/programsTable.ts'

type Answer = (input: unknown) => unknown

// Cases arrive as JSON lines; each function names the shape that its table documents.
const answer = <T>(compute: (input: T) => unknown): Answer => compute as Answer

/** Every table of exact answers that the simulator can be asked, by name. */
export const TABLES: Readonly<Record<string, Answer>> = {
  ...answersOut,
  defaults: answer(answerDefaults),
  programs: answer(answerProgram),
  'validate-other': answer(answerValidateOther),
  'validate-pod': answer(answerValidatePod),
  'validate-update': answer(answerValidateUpdate),
}
