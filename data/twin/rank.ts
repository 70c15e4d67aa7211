const INDEX = 2 ** 20;

/**
 * Indices of `values` from the highest to the lowest; equal values keep their order. At most 2^20
 * values, none NaN; -Infinity is allowed.
 *
 * Each value becomes an integer in the same order (its bits, turned round where negative) with its
 * index in the low bits, so that the plain numeric sort of typed arrays can be used.
 */
export function descending(values: Float32Array): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const keys = new Float64Array(values.length);
  for (let i = 0; i < keys.length; i++) {
    const b = bits[i]!;
    const ascending = b >>> 31 ? ~b >>> 0 : (b | 0x80000000) >>> 0;
    keys[i] = (0xffffffff - ascending) * INDEX + i;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % INDEX);
}
