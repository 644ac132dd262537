import { parseQuantity } from './quantity/quantity.ts'
import { compareQuantities } from './quantity/quantityArithmetic.ts'
import { type FieldType, fieldsOf } from './schema/fields.ts'
import { VALUE_STRUCTS } from './schema/goTypes.ts'

type Fields = Readonly<Record<string, unknown>>

/** Whether two decoded structs are the same to the server: an absent list or map is as an empty one, quantities count by amount. Models apimachinery/pkg/api/equality, Semantic.DeepEqual. */
export function sameStruct(a: unknown, b: unknown, struct: string): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a === null || b === null) return false
  const fields = fieldsOf(struct)
  const [left, right] = [a as Fields, b as Fields]
  if (!fields) return sameJson(left, right)
  for (const [name, { type }] of fields) {
    const [one, other] = [left[name] ?? undefined, right[name] ?? undefined]
    if (one === other) continue
    const filled = type.form === 'struct' && VALUE_STRUCTS.get(struct)?.has(name) ? {} : undefined
    if (!sameTyped(one ?? filled, other ?? filled, type)) return false
  }
  return true
}

function sameTyped(a: unknown, b: unknown, type: FieldType): boolean {
  switch (type.form) {
    case 'struct':
      return sameStruct(a, b, type.struct)
    case 'list': {
      const [left, right] = [(a ?? []) as readonly unknown[], (b ?? []) as readonly unknown[]]
      return left.length === right.length && left.every((item, index) => sameTyped(item, right[index], type.of))
    }
    case 'map': {
      const [left, right] = [(a ?? {}) as Fields, (b ?? {}) as Fields]
      const keys = Object.keys(left)
      if (keys.length !== Object.keys(right).length) return false
      return keys.every((key) => Object.hasOwn(right, key) && sameTyped(left[key], right[key], type.of))
    }
    case 'scalar':
      return type.scalar === 'quantity' ? sameQuantity(a, b) : sameJson(a, b)
  }
}

function sameQuantity(a: unknown, b: unknown): boolean {
  const [left, right] = [parseQuantity(String(a ?? '0')), parseQuantity(String(b ?? '0'))]
  return left.ok && right.ok ? compareQuantities(left.value, right.value) === 0 : a === b
}

/** Whether two values of which no type is known are the same; an absent list is as an empty one. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNothing(a) && isNothing(b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Fields, b as Fields]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameJson(left[key], right[key]))
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)
