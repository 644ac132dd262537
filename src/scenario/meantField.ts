import { type Meant, meantValue } from '../api/decode/didYouMean.ts'
import type { ValuePath } from '../api/diagnostics.ts'
import { nearestWord } from '../base/editDistance.ts'
import { ScenarioDocument } from './schema.ts'

/** As much of a valibot schema as is walked through here. */
interface SchemaShape {
  readonly entries?: Readonly<Record<string, SchemaShape>>
  readonly item?: SchemaShape
  readonly value?: SchemaShape
  readonly wrapped?: SchemaShape
  readonly pipe?: readonly SchemaShape[]
}

/** What was probably meant by a field or a value of the Scenario document that was complained about; undefined where nothing known is near. */
export function meantField(path: ValuePath, message: string): Meant | undefined {
  const last = path.at(-1)
  if (typeof last !== 'string' || !message.endsWith(': unknown field')) return meantValue(path, message)
  const word = nearestWord(last, fieldsAt(path.slice(0, -1)))
  return word === undefined ? undefined : { path, part: 'key', word }
}

/** The fields that a mapping of the Scenario document may have. */
function fieldsAt(path: ValuePath): readonly string[] {
  let schema: SchemaShape | undefined = within(ScenarioDocument as unknown as SchemaShape)
  for (const step of path) {
    schema = within(typeof step === 'number' ? schema?.item : (schema?.entries?.[step] ?? schema?.value))
  }
  return Object.keys(schema?.entries ?? {})
}

/** A schema without what is wrapped around it. */
function within(schema: SchemaShape | undefined): SchemaShape | undefined {
  const inner =
    schema?.wrapped ?? schema?.pipe?.find((part) => part !== schema && (part.entries ?? part.item ?? part.wrapped))
  return inner === undefined ? schema : within(inner)
}
