import { deflateSync, Inflate } from 'fflate'
import { hashText } from '../../base/random.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { DICTIONARY_1 } from './dictionary.ts'
import { migrated } from './migrations.ts'

/** The longest link fragment that is read, in characters. */
export const MAX_FRAGMENT = 32 * 1024
/** The longest text that a link may hold, in bytes. */
export const MAX_EXPANSION = 1024 * 1024

/** Why a link cannot be opened: `kind` for the interface's own words, `message` in English. */
export interface LinkError {
  readonly kind: 'empty' | 'tooLong' | 'unknownCodec' | 'broken' | 'tooLarge'
  readonly message: string
}

const CURRENT = 1
const DICTIONARIES: ReadonlyMap<number, string> = new Map([[1, DICTIONARY_1]])
/** So much is inflated at a time; a slice grows at most a thousandfold, so the limit is noticed soon. */
const SLICE = 256
const CHECKSUM_BYTES = 2

/** A scenario's text as what stands after the `#` of a link: `codec:payload`. */
export function encodeLink(text: string): string {
  const packed = deflateSync(new TextEncoder().encode(text), { level: 9, dictionary: dictionaryOf(CURRENT) })
  const payload = new Uint8Array(CHECKSUM_BYTES + packed.length)
  payload.set(checksum(text))
  payload.set(packed, CHECKSUM_BYTES)
  return `${CURRENT}:${toBase64url(payload)}`
}

/** The text that a link holds, brought up to date. What strangers wrote is never trusted: size and expansion are limited, damage is told. */
export function decodeLink(fragment: string): Result<string, LinkError> {
  if (fragment.length > MAX_FRAGMENT) {
    return refusal('tooLong', `The link is ${fragment.length} characters long; at most ${MAX_FRAGMENT} are read.`)
  }
  const bare = fragment.replace(/^#/, '').trim()
  if (bare === '') return refusal('empty', 'The link holds no scenario.')
  // some mail programs escape the colon
  const [, number, letters] = /^(\d{1,4})(?::|%3[Aa])(.*)$/s.exec(bare) ?? []
  if (number === undefined || letters === undefined) {
    return refusal('broken', 'The link does not begin with a codec number and a colon; it may be cut or altered.')
  }
  const codec = Number(number)
  const dictionary = dictionaryOf(codec)
  if (dictionary === undefined) {
    return refusal(
      'unknownCodec',
      `The link was made by a newer version (codec ${codec}); this one reads up to ${CURRENT}.`,
    )
  }
  const payload = fromBase64url(letters)
  if (payload === undefined || payload.length <= CHECKSUM_BYTES) return BROKEN
  const text = unpack(payload.subarray(CHECKSUM_BYTES), dictionary)
  if (!text.ok) return text
  const sum = checksum(text.value)
  if (sum.some((byte, index) => byte !== payload[index])) return BROKEN
  return ok(migrated(text.value, codec))
}

const refusal = (kind: LinkError['kind'], message: string): Result<never, LinkError> => err({ kind, message })

const BROKEN = refusal('broken', 'The link is damaged: a part of it is missing or was altered on the way.')

function dictionaryOf(codec: number): Uint8Array | undefined {
  const text = DICTIONARIES.get(codec)
  return text === undefined ? undefined : new TextEncoder().encode(text)
}

/** 16 bits of the text's hash: deflate by itself does not notice every altered letter. */
function checksum(text: string): Uint8Array {
  const hash = hashText(text)
  const folded = (hash ^ (hash >>> 16)) & 0xffff
  return Uint8Array.of(folded >> 8, folded & 0xff)
}

function unpack(packed: Uint8Array, dictionary: Uint8Array): Result<string, LinkError> {
  const chunks: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate({ dictionary }, (chunk) => {
    chunks.push(chunk)
    size += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
      if (size > MAX_EXPANSION) {
        return refusal('tooLarge', `The link unfolds to more than ${MAX_EXPANSION} bytes.`)
      }
    }
    const bytes = new Uint8Array(size)
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return BROKEN
  }
}
