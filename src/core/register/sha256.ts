/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND_CONSTANTS = fractionsOfPrimes(64, Math.cbrt);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const INITIAL_STATE = fractionsOfPrimes(8, Math.sqrt);

const BLOCK_BYTES = 64;
const PADDING_BYTES = BLOCK_BYTES + 9;
const SHORT_BYTES = 4096;
/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const encoder = new TextEncoder();
/** Scratch of `hashShort`, filled anew in each call. */
const short = new Uint8Array(SHORT_BYTES);

export interface Sha256 {
  /** Text is taken as UTF-8. */
  update(data: string | Uint8Array): Sha256;
  /** 64 lower-case hexadecimal digits. Ends the hash: no update may follow. */
  hex(): string;
}

/** SHA-256 of the data in hexadecimal. Synchronous and without WebCrypto, because core folds and verifies feeds in plain loops. */
export function sha256(data: string | Uint8Array): string {
  const fits = typeof data === 'string' && data.length * MAX_BYTES_PER_UNIT <= SHORT_BYTES - PADDING_BYTES;
  return fits ? hashShort(encoder.encodeInto(data, short).written) : createSha256().update(data).hex();
}

/** The first `length` bytes of `short`, padded in place: texts of a few hundred bytes, hashed by the ten thousand. */
function hashShort(length: number): string {
  const state = INITIAL_STATE.slice();
  const padded = (length + 9 + BLOCK_BYTES - 1) & -BLOCK_BYTES;
  short.fill(0, length, padded);
  short[length] = 0x80;
  for (let i = 0; i < 4; i++) short[padded - 1 - i] = (length * 8) >>> (8 * i);
  for (let at = 0; at < padded; at += BLOCK_BYTES) compress(state, short, at);
  return writeState(state);
}

function writeState(state: Int32Array): string {
  let text = '';
  for (let i = 0; i < state.length; i++) {
    const word = state[i];
    text += HEX[word >>> 24] + HEX[(word >>> 16) & 0xff] + HEX[(word >>> 8) & 0xff] + HEX[word & 0xff];
  }
  return text;
}

/** An incremental SHA-256 (FIPS 180-4), for data too long to be put together first. Less than 2^53 bits. */
export function createSha256(): Sha256 {
  const state = INITIAL_STATE.slice();
  const pending = new Uint8Array(2 * BLOCK_BYTES);
  let pendingBytes = 0;
  let totalBytes = 0;

  const hash: Sha256 = {
    update(data) {
      const bytes = typeof data === 'string' ? encoder.encode(data) : data;
      totalBytes += bytes.length;
      let at = 0;
      if (pendingBytes > 0) {
        at = Math.min(BLOCK_BYTES - pendingBytes, bytes.length);
        pending.set(bytes.subarray(0, at), pendingBytes);
        pendingBytes += at;
        if (pendingBytes < BLOCK_BYTES) return hash;
        compress(state, pending, 0);
        pendingBytes = 0;
      }
      for (; at + BLOCK_BYTES <= bytes.length; at += BLOCK_BYTES) compress(state, bytes, at);
      pending.set(bytes.subarray(at), 0);
      pendingBytes = bytes.length - at;
      return hash;
    },
    hex() {
      const padded = pendingBytes < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES;
      pending.fill(0, pendingBytes);
      pending[pendingBytes] = 0x80;
      const view = new DataView(pending.buffer);
      view.setUint32(padded - 8, Math.floor(totalBytes / 0x2000_0000));
      view.setUint32(padded - 4, (totalBytes * 8) >>> 0);
      for (let at = 0; at < padded; at += BLOCK_BYTES) compress(state, pending, at);
      return writeState(state);
    },
  };
  return hash;
}

const schedule = new Int32Array(64);

/** One block into the state. `schedule` is overwritten at the start of each call, so sharing it carries nothing over. */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let t = 0; t < 16; t++, at += 4) {
    w[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15];
    const y = w[t - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[t] + w[t]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

function fractionsOfPrimes(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count);
  for (let prime = 2, found = 0; found < count; prime++) {
    if (!isPrime(prime)) continue;
    const value = root(prime);
    words[found++] = Math.floor((value - Math.floor(value)) * 0x1_0000_0000) | 0;
  }
  return words;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}
