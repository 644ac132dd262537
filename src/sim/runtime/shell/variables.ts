import type { DynamicVariable, DynamicVariables } from './dynamicVariables.ts'

/** A shell variable; `value` is undefined where it was only declared (`export X`). */
export interface Variable {
  value: string | undefined
  exported: boolean
  readOnly: boolean
  /** How its value is computed, where it has not been set. */
  readonly dynamic?: DynamicVariable
}

const DYNAMIC: readonly (readonly [string, DynamicVariable, string | undefined])[] = [
  ['LINENO', 'line', ''],
  ['RANDOM', 'random', undefined],
  ['EPOCHSECONDS', 'seconds since 1970', undefined],
  ['EPOCHREALTIME', 'microseconds since 1970', undefined],
]

/** The variables of a shell, with the values that `local` hides. */
export class Variables {
  private variables: Map<string, Variable>
  /** Whether a subshell reads the same map: who writes first copies it. */
  private shared = false
  dynamic: DynamicVariables | undefined
  /** One map a function call: what `local` made, and what stood there before. */
  private readonly scopes: Map<string, Variable | undefined>[] = []

  constructor(variables: Map<string, Variable> = new Map()) {
    this.variables = variables
  }

  /** Declares the variables that the shell computes. */
  declareDynamic(): void {
    for (const [name, dynamic, value] of DYNAMIC)
      this.own().set(name, { value, exported: false, readOnly: false, dynamic })
  }

  get(name: string): string | undefined {
    const variable = this.variables.get(name)
    if (variable?.dynamic !== undefined && this.dynamic !== undefined) return this.dynamic.value(variable.dynamic)
    return variable?.value
  }

  /** How many there are. */
  get size(): number {
    return this.variables.size
  }

  /** The map to write to. */
  private own(): Map<string, Variable> {
    if (!this.shared) return this.variables
    const copy = new Map<string, Variable>()
    for (const [name, variable] of this.variables) copy.set(name, { ...variable })
    this.variables = copy
    this.shared = false
    return copy
  }

  /** Sets a value; false where the variable is read-only. */
  set(name: string, value: string): boolean {
    const variables = this.own()
    const known = variables.get(name)
    if (known === undefined) variables.set(name, { value, exported: false, readOnly: false })
    else if (known.readOnly) return false
    else if (known.dynamic === 'random') this.dynamic?.seed(value)
    else if (known.dynamic !== undefined) variables.set(name, { ...known, value, dynamic: undefined })
    else known.value = value
    return true
  }

  /** Marks a variable, which need not have a value. */
  mark(name: string, mark: 'exported' | 'readOnly'): void {
    const variables = this.own()
    const known = variables.get(name)
    if (known === undefined) variables.set(name, { value: undefined, exported: false, readOnly: false, [mark]: true })
    else known[mark] = true
  }

  /** Takes the export mark away. */
  unexport(name: string): void {
    const known = this.own().get(name)
    if (known !== undefined) known.exported = false
  }

  isReadOnly(name: string): boolean {
    return this.variables.get(name)?.readOnly === true
  }

  /** Takes a variable away; false where it is read-only. */
  unset(name: string): boolean {
    if (this.isReadOnly(name)) return false
    this.own().delete(name)
    return true
  }

  /** Begins a function call. */
  enter(): void {
    this.scopes.push(new Map())
  }

  /** Ends a function call: what `local` hid comes back. */
  leave(): void {
    for (const [name, before] of this.scopes.pop() ?? []) {
      if (before === undefined) this.own().delete(name)
      else this.own().set(name, before)
    }
  }

  /** Makes a variable local to what was entered last: it is unset until it is given a value, and keeps its marks. */
  makeLocal(name: string): void {
    const scope = this.scopes.at(-1)
    if (scope === undefined || scope.has(name)) return
    const variables = this.own()
    const before = variables.get(name)
    scope.set(name, before)
    variables.set(name, { value: undefined, exported: before?.exported ?? false, readOnly: before?.readOnly ?? false })
  }

  /** A copy for a subshell. */
  clone(dynamic: DynamicVariables): Variables {
    this.shared = true
    const variables = new Variables(this.variables)
    variables.shared = true
    variables.dynamic = dynamic
    for (const scope of this.scopes) variables.scopes.push(new Map(scope))
    return variables
  }

  /** What programs see, in the order of ash's hash table. */
  environment(): Map<string, string> {
    const exported: [string, string][] = []
    for (const [name, variable] of this.variables) {
      if (variable.exported && variable.value !== undefined) exported.push([name, variable.value])
    }
    return new Map(inHashOrder(exported))
  }

  /** All that have a value, in name order. */
  all(): [string, Variable][] {
    return [...this.variables].filter(([, v]) => v.value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** The names that bear a mark, in name order. */
  marked(mark: 'exported' | 'readOnly'): [string, Variable][] {
    return [...this.variables].filter(([, v]) => v[mark]).sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Orders entries by their names as ash's tables do: 39 buckets, by the name's first letter times 16 plus the sum of all, newest last. */
export function inHashOrder<T>(entries: readonly [string, T][]): [string, T][] {
  const bucket = (name: string): number => {
    let hash = name.charCodeAt(0) << 4
    for (let i = 0; i < name.length; i++) hash += name.charCodeAt(i)
    return hash % 39
  }
  return entries
    .map((entry, order) => ({ entry, bucket: bucket(entry[0]), order }))
    .sort((a, b) => a.bucket - b.bucket || a.order - b.order)
    .map(({ entry }) => entry)
}
