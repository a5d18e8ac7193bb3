// SHA-256 (FIPS 180-4) piece by piece: the browser's own takes a whole content at once, which a video does not allow.
const K = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2]);
const BLOCK = 64;

const turn = (word, by) => word >>> by | word << (32 - by);

export class Sha256 {
  #state = new Uint32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);
  #words = new Uint32Array(BLOCK);
  #rest = new Uint8Array(BLOCK);
  #kept = 0;
  #length = 0;

  /** Takes the next bytes, a Uint8Array. */
  update(bytes) {
    this.#length += bytes.length;
    let from = 0;
    if (this.#kept > 0) {
      from = Math.min(BLOCK - this.#kept, bytes.length);
      this.#rest.set(bytes.subarray(0, from), this.#kept);
      this.#kept += from;
      if (this.#kept < BLOCK) {
        return this;
      }
      this.#mix(this.#rest, 0);
      this.#kept = 0;
    }
    for (; from + BLOCK <= bytes.length; from += BLOCK) {
      this.#mix(bytes, from);
    }
    this.#rest.set(bytes.subarray(from), 0);
    this.#kept = bytes.length - from;
    return this;
  }

  /** The hash, hexadecimal; once, at the end. */
  hex() {
    const bits = this.#length * 8;
    const tail = new Uint8Array(this.#kept < 56 ? BLOCK : 2 * BLOCK);
    tail.set(this.#rest.subarray(0, this.#kept));
    tail[this.#kept] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(tail.length - 4, bits >>> 0);
    for (let at = 0; at < tail.length; at += BLOCK) {
      this.#mix(tail, at);
    }
    return [...this.#state].map(word => word.toString(16).padStart(8, '0')).join('');
  }

  #mix(bytes, at) {
    const w = this.#words;
    for (let i = 0; i < 16; i++) {
      const p = at + 4 * i;
      w[i] = bytes[p] << 24 | bytes[p + 1] << 16 | bytes[p + 2] << 8 | bytes[p + 3];
    }
    for (let i = 16; i < BLOCK; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = this.#state;
    for (let i = 0; i < BLOCK; i++) {
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      h = g;
      g = f;
      f = e;
      e = d + one | 0;
      d = c;
      c = b;
      b = a;
      a = one + two | 0;
    }
    const s = this.#state;
    s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
  }
}
