import { toByteString } from '../../files/bytes.ts'

/** The sizes that a table of awk's grows through, and how many keys a bucket holds on average before it grows. */
const SIZES = [61, 251, 1021, 4093, 16381, 65521]
const LOAD = 10

/** The order in which `for (key in array)` meets keys, given in the order of their making: by bucket, the newest first. */
export function inHashOrder(keys: readonly string[]): readonly string[] {
  const size = SIZES.find((candidate) => keys.length <= candidate * LOAD) ?? 65521
  const buckets = new Map<number, string[]>()
  for (const key of keys) {
    let hash = 0
    for (const c of toByteString(key)) hash = (Math.imul(hash, 63) + ((c.charCodeAt(0) << 24) >> 24)) >>> 0
    const bucket = buckets.get(hash % size)
    if (bucket === undefined) buckets.set(hash % size, [key])
    else bucket.unshift(key)
  }
  return [...buckets].sort(([a], [b]) => a - b).flatMap(([, bucket]) => bucket)
}
