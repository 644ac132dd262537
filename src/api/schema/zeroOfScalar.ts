import type { ScalarType } from './fields.ts'

/** What Go holds in a scalar field to which nothing was given, as JSON writes it; undefined where JSON has nothing to write. */
export function zeroOfScalar(scalar: ScalarType): '' | false | number | '0' | undefined {
  switch (scalar) {
    case 'string':
    case 'bytes':
      return ''
    case 'bool':
      return false
    case 'int32':
    case 'int64':
    case 'double':
    case 'intOrString':
      return 0
    case 'quantity':
      return '0'
    case 'time':
    case 'microtime':
    case 'any':
      return undefined
  }
}
