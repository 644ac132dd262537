/** A shell variable; `value` is undefined where it was only declared (`export X`). */
export interface Variable {
  value: string | undefined
  exported: boolean
  readOnly: boolean
}

/** The variables of a shell, with the values that `local` hides. */
export class Variables {
  private readonly variables: Map<string, Variable>
  /** One map a function call: what `local` made, and what stood there before. */
  private readonly scopes: Map<string, Variable | undefined>[] = []

  constructor(variables: Map<string, Variable> = new Map()) {
    this.variables = variables
  }

  get(name: string): string | undefined {
    return this.variables.get(name)?.value
  }

  /** Sets a value; false where the variable is read-only. */
  set(name: string, value: string): boolean {
    const known = this.variables.get(name)
    if (known === undefined) this.variables.set(name, { value, exported: false, readOnly: false })
    else if (known.readOnly) return false
    else known.value = value
    return true
  }

  /** Marks a variable, which need not have a value. */
  mark(name: string, mark: 'exported' | 'readOnly'): void {
    const known = this.variables.get(name)
    if (known === undefined)
      this.variables.set(name, { value: undefined, exported: false, readOnly: false, [mark]: true })
    else known[mark] = true
  }

  /** Takes the export mark away. */
  unexport(name: string): void {
    const known = this.variables.get(name)
    if (known !== undefined) known.exported = false
  }

  isReadOnly(name: string): boolean {
    return this.variables.get(name)?.readOnly === true
  }

  /** Takes a variable away; false where it is read-only. */
  unset(name: string): boolean {
    if (this.isReadOnly(name)) return false
    this.variables.delete(name)
    return true
  }

  /** Begins a function call. */
  enter(): void {
    this.scopes.push(new Map())
  }

  /** Ends a function call: what `local` hid comes back. */
  leave(): void {
    for (const [name, before] of this.scopes.pop() ?? []) {
      if (before === undefined) this.variables.delete(name)
      else this.variables.set(name, before)
    }
  }

  /** Makes a variable local to the running function; it keeps its value until it is set. False outside functions. */
  makeLocal(name: string): boolean {
    const scope = this.scopes.at(-1)
    if (scope === undefined) return false
    if (scope.has(name)) return true
    const before = this.variables.get(name)
    scope.set(name, before)
    this.variables.set(name, { value: before?.value, exported: before?.exported ?? false, readOnly: false })
    return true
  }

  /** A copy for a subshell. */
  clone(): Variables {
    const copy = new Map<string, Variable>()
    for (const [name, variable] of this.variables) copy.set(name, { ...variable })
    const variables = new Variables(copy)
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

  /** The names that bear a mark, in the order of the hash table. */
  marked(mark: 'exported' | 'readOnly'): [string, Variable][] {
    return inHashOrder([...this.variables].filter(([, v]) => v[mark]))
  }
}

/** Models ash's variable table: 39 buckets, by the name's first letter times 16 plus the sum of all, newest last. */
function inHashOrder<T>(entries: readonly [string, T][]): [string, T][] {
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
