import type { Random } from '../../base/random.ts'

/** No vowels, no look-alikes. Models apimachinery/pkg/util/rand/rand.go (1.36). */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'
const MAX_NAME = 63
const SUFFIX = 5

/** Five random characters, as generated names end with. */
export function randomSuffix(random: Random): string {
  return Array.from({ length: SUFFIX }, () => ALPHABET[random.below(ALPHABET.length)]).join('')
}

/** A name from `generateName`. Models apiserver/pkg/storage/names/generate.go (1.36). */
export function generatedName(base: string, random: Random): string {
  return base.slice(0, MAX_NAME - SUFFIX) + randomSuffix(random)
}

/** A number's digits in the alphabet of generated names, as template hashes are written. */
export function safeEncode(text: string): string {
  return Array.from(text, (c) => ALPHABET[c.charCodeAt(0) % ALPHABET.length]).join('')
}
