import type { ValuePath } from '../diagnostics.ts'

/** What is wrong with an object's `apiVersion` and `kind`, and where. */
export interface HeaderProblem {
  readonly message: string
  readonly path: ValuePath
}

/** What kubectl finds wrong with an object before it looks into it. Models kubectl/pkg/util/openapi/validation/validation.go, GetObjectKind. */
export function headerProblems(value: unknown): HeaderProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ message: 'invalid object to validate', path: [] }]
  }
  const { apiVersion, kind } = value as { apiVersion?: unknown; kind?: unknown }
  return [...textProblems('apiVersion', apiVersion), ...textProblems('kind', kind)]
}

function textProblems(name: 'apiVersion' | 'kind', value: unknown): HeaderProblem[] {
  if (value === undefined || value === null) return [{ message: `${name} not set`, path: [] }]
  if (typeof value !== 'string') return [{ message: `${name} isn't string type`, path: [name] }]
  const slashes = name === 'apiVersion' ? value.split('/').length - 1 : 0
  return slashes > 1 ? [{ message: `unexpected GroupVersion string: ${value}`, path: [name] }] : []
}
