/** A binary min-heap; `before` must be a strict order without ties, so that what comes out never depends on the heap's shape. */
export class Heap<T> {
  private readonly items: T[] = []
  private readonly before: (a: T, b: T) => boolean

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before
  }

  get size(): number {
    return this.items.length
  }

  /** The least item, which stays. */
  peek(): T | undefined {
    return this.items[0]
  }

  push(item: T): void {
    const { items, before } = this
    let at = items.length
    items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent] as T
      if (!before(item, above)) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  /** Takes the least item out. */
  pop(): T | undefined {
    const { items } = this
    const top = items[0]
    const last = items.pop()
    if (items.length > 0) this.sink(last as T)
    return top
  }

  private sink(item: T): void {
    const { items, before } = this
    const size = items.length
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && before(items[child + 1] as T, items[child] as T)) child++
      const below = items[child] as T
      if (!before(below, item)) break
      items[at] = below
      at = child
    }
    items[at] = item
  }
}
