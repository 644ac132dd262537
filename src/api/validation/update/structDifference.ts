import { goJson } from '../../goText/goJson.ts'
import { internalValue } from '../../goText/internalValue.ts'
import { unifiedDiff } from '../../goText/unifiedDiff.ts'

/** What differs between two decoded structs, as complaints tell it. Models apimachinery/pkg/util/diff, Diff (1.36). */
export function structDifference(before: object | undefined, after: object | undefined, struct: string): string {
  const text = (value: object | undefined) => goJson(internalValue(value, struct), ' ')
  return unifiedDiff(text(before), text(after))
}
