import { type Bits, countBits, countBoth, hasBit, rowsOf } from './bit-set';

/** A set of rows that counts how many it shares with others, by the cheaper of two ways. */
export class RowSet {
  readonly bits: Bits;
  readonly size: number;
  #rows: Int32Array | null = null;

  constructor(bits: Bits) {
    this.bits = bits;
    this.size = countBits(bits);
  }

  /** Ascending. */
  get rows(): Int32Array {
    this.#rows ??= rowsOf(this.bits);
    return this.#rows;
  }

  /** Number of rows in this set and the other one, of equal length. */
  shared(other: RowSet): number {
    const [fewer, more] = this.size <= other.size ? [this, other] : [other, this];
    // A few rows are looked up one by one: most classes are rare.
    if (fewer.size >= this.bits.length) return countBoth(this.bits, other.bits);
    let count = 0;
    for (const row of fewer.rows) if (hasBit(more.bits, row)) count++;
    return count;
  }
}
