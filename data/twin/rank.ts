const BITS = 11;
const BUCKETS = 2 ** BITS;
const PASSES = 3;

/** Integers in the opposite order of the numbers: their bits, turned round. */
function descendingKeys(values: Float32Array): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return bits.map((b) => (b >>> 31 ? b : ~b & 0x7fffffff));
}

/**
 * Indices of `values` from the highest to the lowest; equal values keep their order. None may be
 * NaN. Radix sort, lowest digit first.
 */
export function descending(values: Float32Array): Uint32Array {
  const keys = descendingKeys(values);
  let order = Uint32Array.from(keys, (_, i) => i);
  let next = new Uint32Array(order.length);
  for (let pass = 0; pass < PASSES; pass++) {
    const shift = pass * BITS;
    const starts = new Uint32Array(BUCKETS + 1);
    for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & (BUCKETS - 1)) + 1]!++;
    for (let b = 0; b < BUCKETS; b++) starts[b + 1]! += starts[b]!;
    for (let i = 0; i < order.length; i++) {
      const index = order[i]!;
      next[starts[(keys[index]! >>> shift) & (BUCKETS - 1)]!++] = index;
    }
    [order, next] = [next, order];
  }
  return order;
}
