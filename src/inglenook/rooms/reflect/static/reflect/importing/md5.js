// MD5 (RFC 1321), only because Evernote names the files of a note by it. Nothing is secured with it.

const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Int32Array.from({ length: 64 }, (_, n) => Math.floor(Math.abs(Math.sin(n + 1)) * 2 ** 32));

/** @param {Uint8Array} bytes @returns {string} 32 hexadecimal digits */
export function md5(bytes) {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const data = new DataView(padded.buffer);
  data.setUint32(padded.length - 8, bytes.length << 3, true);
  data.setUint32(padded.length - 4, bytes.length / 2 ** 29, true);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < padded.length; at += 64) block(state, data, at);
  return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Int32Array} state @param {DataView} data @param {number} at */
function block(state, data, at) {
  let [a, b, c, d] = state;
  for (let n = 0; n < 64; n++) {
    const round = n >> 4;
    const mixed = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
    const word = [n, 5 * n + 1, 3 * n + 5, 7 * n][round] & 15;
    const sum = (a + mixed + SINES[n] + data.getInt32(at + word * 4, true)) | 0;
    const turn = TURNS[round][n & 3];
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}
