/** Uniform numbers in [0, 1), the same for the same key: sfc32 seeded by a hash of the key. */
export type Random = () => number;

function hash(text: string): () => number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return () => {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    return h >>> 0;
  };
}

/**
 * A stream of its own for every purpose, so that adding one draw somewhere moves nothing elsewhere.
 *
 * @example const random = stream(2024, 'scores', 'Task 1', 'A', 'Edema');
 */
export function stream(seed: number, ...key: readonly string[]): Random {
  const next = hash(`${seed}/${key.join('/')}`);
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  const random = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) random();
  return random;
}

/** `count` standard normal numbers (Box-Muller). */
export function normals(random: Random, count: number): Float32Array {
  const out = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    out[i] = radius * Math.cos(angle);
    if (i + 1 < count) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}
