/** A stream of pseudo-random numbers; equal seeds give equal streams on every engine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A number in [low, high). */
  between(low: number, high: number): number
  /** A whole number in [0, bound). */
  below(bound: number): number
}

/** Hashes a text to 32 bits (FNV-1a), so that a stream can be named. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** The stream of a seed and a name (mulberry32): naming streams keeps one user's draws from moving another's. */
export function randomStream(seed: number, name: string): Random {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ hashText(name)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    below: (bound) => Math.floor(next() * bound),
  }
}
