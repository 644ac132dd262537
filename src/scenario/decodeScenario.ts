import * as v from 'valibot'
import type { ValuePath } from '../api/diagnostics.ts'
import { ScenarioDocument } from './schema.ts'

/** Something wrong with a field of the Scenario document. */
export interface FieldProblem {
  readonly path: ValuePath
  readonly message: string
}

const ROUNDS = 200

/**
 * Reads a Scenario document's value. What is wrong is told and left out, and the rest holds: a typo in one
 * field does not cost the others. Undefined where nothing can be read at all.
 */
export function decodeScenario(value: unknown): {
  readonly document: ScenarioDocument | undefined
  readonly problems: readonly FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const pruned = new Set<string>()
  let rest = withoutNulls(value)
  // the schema tells one unknown field of a map at a time, so it is asked until it has nothing left to tell
  for (let round = 0; round < ROUNDS; round++) {
    const read = v.safeParse(ScenarioDocument, rest)
    if (read.success) return { document: read.output, problems }
    const cut: ValuePath[] = []
    for (const issue of read.issues) {
      const path = (issue.path ?? []).map((item) => item.key as string | number)
      const missing = issue.path?.at(-1)?.value === undefined && issue.expected !== 'never'
      if (!pruned.has(JSON.stringify(path))) problems.push({ path, message: problemText(issue, path, missing) })
      // a map without a field that it must have is left out itself
      cut.push(missing ? path.slice(0, -1) : path)
    }
    for (const path of cut) pruned.add(JSON.stringify(path))
    const next = withoutPaths(rest, cut)
    if (next === undefined) return { document: undefined, problems }
    rest = next
  }
  return { document: undefined, problems }
}

/** A path as the API server writes it: `spec.nodes[0].capacity`. */
export function pathText(path: ValuePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!/^[\w-]+$/.test(step)) return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

function problemText(issue: v.BaseIssue<unknown>, path: ValuePath, missing: boolean): string {
  const field = pathText(path) || 'document'
  if (issue.expected === 'never') return `${field}: unknown field`
  if (missing) return `${field}: Required value`
  if (issue.message.startsWith('Duplicate value') || typeof issue.input === 'object')
    return `${field}: ${issue.message}`
  const kind = issue.message.startsWith('supported values') ? 'Unsupported value' : 'Invalid value'
  return `${field}: ${kind}: ${JSON.stringify(issue.path?.at(-1)?.value ?? issue.input)}: ${issue.message}`
}

/** A field that is written but empty counts as absent, as for the API server. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]))
}

/** The value without what stands at the paths; undefined where nothing is left. In lists undefined takes the place, so that indexes hold. */
function withoutPaths(value: unknown, paths: readonly ValuePath[]): unknown {
  if (paths.some((path) => path.length === 0)) return undefined
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value
  const below = (key: string | number): ValuePath[] =>
    paths.filter((path) => path[0] === key).map((path) => path.slice(1))
  if (Array.isArray(value)) {
    return value.map((item, index) => withoutPaths(item, below(index)))
  }
  const kept = Object.entries(value).map(([key, item]) => [key, withoutPaths(item, below(key))] as const)
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined))
}
