/** A 32-bit integer hash (Wellons' lowbias32). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

const WARM_UP = 16;

/**
 * Random whole numbers, the same for the same seed and stream everywhere. Streams of one seed are
 * independent, so that any worker can make replicate r, from stream r.
 * Source: sfc32 of PractRand (Doty-Humphrey).
 *
 * @example new Random(7, 0).below(6) // one of 0 ... 5
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** `seed` and `stream` are whole numbers; of `seed` 53 bits count, of `stream` 32. */
  constructor(seed: number, stream = 0) {
    this.a = mix(seed);
    this.b = mix(Math.floor(seed / 2 ** 32) ^ this.a);
    this.c = mix(stream ^ this.b);
    for (let k = 0; k < WARM_UP; k++) this.next();
  }

  /** A whole number in [0, 2^32). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number in [0, n), all equally likely, n at most 2^21. Source: Lemire 2019. */
  below(n: number): number {
    for (;;) {
      const draw = this.next();
      const low = Math.imul(draw, n) >>> 0;
      if (low >= n || low >= 2 ** 32 % n) return (draw * n - low) / 2 ** 32;
    }
  }
}
