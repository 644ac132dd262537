/** A digest as lower-case hexadecimal digits. */
export type Digest = (bytes: Uint8Array) => string

const hexOf = (bytes: Iterable<number>): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')

/** The message with the one, the zeros and its length that all of these digests end it with. */
function filled(bytes: Uint8Array, block: 64 | 128, order: 'little' | 'big'): DataView {
  const lengthSize = block / 8
  const size = Math.ceil((bytes.length + 1 + lengthSize) / block) * block
  const padded = new Uint8Array(size)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(size - 8, BigInt(bytes.length) * 8n, order === 'little')
  return view
}

const rotateLeft = (x: number, n: number): number => (x << n) | (x >>> (32 - n))
const rotateRight = (x: number, n: number): number => (x >>> n) | (x << (32 - n))
const words = (state: readonly number[] | Uint32Array, order: 'little' | 'big'): string => {
  const view = new DataView(new ArrayBuffer(state.length * 4))
  for (let i = 0; i < state.length; i++) view.setUint32(i * 4, state[i] as number, order === 'little')
  return hexOf(new Uint8Array(view.buffer))
}

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

/** RFC 1321. */
export const md5: Digest = (bytes) => {
  const message = filled(bytes, 64, 'little')
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let at = 0; at < message.byteLength; at += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      const mixed =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d)
      const index = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] as number
      const sine = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32)
      const sum = (a + mixed + sine + message.getUint32(at + (index % 16) * 4, true)) | 0
      const next = (b + rotateLeft(sum, MD5_SHIFTS[round * 4 + (i % 4)] as number)) | 0
      a = d
      d = c
      c = b
      b = next
    }
    for (const [i, x] of [a, b, c, d].entries()) state[i] = (state[i] as number) + x
  }
  return words(state, 'little')
}

/** FIPS 180-4, SHA-1. */
export const sha1: Digest = (bytes) => {
  const message = filled(bytes, 64, 'big')
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  const w = new Uint32Array(80)
  for (let at = 0; at < message.byteLength; at += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
    for (let i = 0; i < 80; i++) {
      const old = (n: number): number => w[i - n] as number
      w[i] = i < 16 ? message.getUint32(at + i * 4) : rotateLeft(old(3) ^ old(8) ^ old(14) ^ old(16), 1)
      const [mixed, constant] = (
        [
          [(b & c) | (~b & d), 0x5a827999],
          [b ^ c ^ d, 0x6ed9eba1],
          [(b & c) | (b & d) | (c & d), 0x8f1bbcdc],
          [b ^ c ^ d, 0xca62c1d6],
        ] as const
      )[Math.floor(i / 20)] as readonly [number, number]
      const next = (rotateLeft(a, 5) + mixed + e + constant + (w[i] as number)) | 0
      e = d
      d = c
      c = rotateLeft(b, 30)
      b = a
      a = next
    }
    for (const [i, x] of [a, b, c, d, e].entries()) state[i] = (state[i] as number) + x
  }
  return words(state, 'big')
}

/** The first primes, whose roots the constants of SHA-2 are taken from. */
function primes(count: number): bigint[] {
  const found: bigint[] = []
  for (let n = 2n; found.length < count; n++) if (found.every((p) => n % p !== 0n)) found.push(n)
  return found
}

/** So many bits of the fractional part of a square or cube root, computed whole. */
function rootBits(prime: bigint, power: 2n | 3n, bits: bigint): bigint {
  const target = prime << (bits * power)
  let [low, high] = [0n, prime << bits]
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** power <= target) low = middle
    else high = middle - 1n
  }
  return BigInt.asUintN(Number(bits), low)
}

/** FIPS 180-4, SHA-256. */
export const sha256: Digest = (bytes) => {
  const message = filled(bytes, 64, 'big')
  sha256Constants ??= primes(64).map((p) => Number(rootBits(p, 3n, 32n)))
  const constants = sha256Constants
  const state = Uint32Array.from(primes(8), (p) => Number(rootBits(p, 2n, 32n)))
  const w = new Uint32Array(64)
  for (let at = 0; at < message.byteLength; at += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i++) {
      const old = (n: number): number => w[i - n] as number
      if (i < 16) w[i] = message.getUint32(at + i * 4)
      else {
        const low = rotateRight(old(15), 7) ^ rotateRight(old(15), 18) ^ (old(15) >>> 3)
        const high = rotateRight(old(2), 17) ^ rotateRight(old(2), 19) ^ (old(2) >>> 10)
        w[i] = old(16) + low + old(7) + high
      }
      const first =
        h +
        (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (constants[i] as number) +
        (w[i] as number)
      const second = (rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + x
  }
  return words(state, 'big')
}

let sha256Constants: readonly number[] | undefined
let sha512Constants: readonly bigint[] | undefined

/** FIPS 180-4, SHA-512. */
export const sha512: Digest = (bytes) => {
  const message = filled(bytes, 128, 'big')
  sha512Constants ??= primes(80).map((p) => rootBits(p, 3n, 64n))
  const constants = sha512Constants
  const state = primes(8).map((p) => rootBits(p, 2n, 64n))
  const low = (x: bigint): bigint => BigInt.asUintN(64, x)
  const turn = (x: bigint, n: bigint): bigint => low((x >> n) | (x << (64n - n)))
  const w: bigint[] = []
  for (let at = 0; at < message.byteLength; at += 128) {
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (let i = 0; i < 80; i++) {
      const old = (n: number): bigint => w[i - n] as bigint
      if (i < 16) w[i] = message.getBigUint64(at + i * 8)
      else {
        const s0 = turn(old(15), 1n) ^ turn(old(15), 8n) ^ (old(15) >> 7n)
        const s1 = turn(old(2), 19n) ^ turn(old(2), 61n) ^ (old(2) >> 6n)
        w[i] = low(old(16) + s0 + old(7) + s1)
      }
      const choice = (e & f) ^ (low(~e) & g)
      const first =
        h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + choice + (constants[i] as bigint) + (w[i] as bigint)
      const second = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, low(d + first), c, b, a, low(first + second)]
    }
    for (const [i, x] of [a, b, c, d, e, f, g, h].entries()) state[i] = low((state[i] as bigint) + x)
  }
  return state.map((x) => x.toString(16).padStart(16, '0')).join('')
}

/** The checksum of gzip and zip (ISO 3309). */
export const crc32: Digest = (bytes) => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

/** FIPS 202, SHA3-224: what busybox' sha3sum prints where no width is asked for. */
export const sha3: Digest = (bytes) => {
  const rate = 144
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / rate) * rate)
  padded.set(bytes)
  padded[bytes.length] = 0x06
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80
  const view = new DataView(padded.buffer)
  const lanes = Array.from({ length: 25 }, () => 0n)
  for (let at = 0; at < padded.length; at += rate) {
    for (let i = 0; i < rate / 8; i++) lanes[i] = (lanes[i] as bigint) ^ view.getBigUint64(at + i * 8, true)
    keccak(lanes)
  }
  const state = new DataView(new ArrayBuffer(200))
  for (const [i, lane] of lanes.entries()) state.setBigUint64(i * 8, lane, true)
  return hexOf(new Uint8Array(state.buffer).subarray(0, 28))
}

const rotateLane = (x: bigint, n: number): bigint => BigInt.asUintN(64, (x << BigInt(n)) | (x >> BigInt(64 - n)))

/** Keccak-f[1600]: twenty-four rounds over a state of five times five lanes. */
function keccak(lanes: bigint[]): void {
  const lane = (x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] as bigint
  let lfsr = 1
  for (let round = 0; round < 24; round++) {
    const parity = [0, 1, 2, 3, 4].map((x) => [0, 1, 2, 3, 4].reduce((sum, y) => sum ^ lane(x, y), 0n))
    for (let i = 0; i < 25; i++)
      lanes[i] = (lanes[i] as bigint) ^ (parity[(i + 4) % 5] as bigint) ^ rotateLane(parity[(i + 1) % 5] as bigint, 1)
    let [x, y, current] = [1, 0, lanes[1] as bigint]
    for (let t = 0; t < 24; t++) {
      ;[x, y] = [y, (2 * x + 3 * y) % 5]
      const next = lane(x, y)
      lanes[x + 5 * y] = rotateLane(current, (((t + 1) * (t + 2)) / 2) % 64)
      current = next
    }
    const rows = [...lanes]
    for (let i = 0; i < 25; i++) {
      const at = (x2: number): bigint => rows[(x2 % 5) + 5 * Math.floor(i / 5)] as bigint
      lanes[i] = (rows[i] as bigint) ^ (BigInt.asUintN(64, ~at((i % 5) + 1)) & at((i % 5) + 2))
    }
    for (let j = 0; j < 7; j++) {
      if (lfsr & 1) lanes[0] = (lanes[0] as bigint) ^ (1n << BigInt((1 << j) - 1))
      lfsr = (lfsr << 1) ^ (lfsr & 0x80 ? 0x171 : 0)
    }
  }
}

/** The checksum of `cksum` (POSIX): a CRC over the bytes and then their count. */
export function posixCrc(bytes: Uint8Array): string {
  let crc = 0
  const take = (byte: number): void => {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  for (const byte of bytes) take(byte)
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256)) take(length & 255)
  return String(~crc >>> 0)
}

/** The sum of BSD's `sum`. */
export function bsdSum(bytes: Uint8Array): string {
  let sum = 0
  for (const byte of bytes) sum = ((sum >> 1) + ((sum & 1) << 15) + byte) & 0xffff
  return String(sum)
}
