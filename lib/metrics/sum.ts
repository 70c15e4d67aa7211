/**
 * A running sum that carries what rounding loses (Neumaier 1974): its error does not grow with
 * the number of terms.
 *
 * @example const sum = new Sum(); sum.add(1); sum.add(1e100); sum.add(-1e100); sum.value // 1
 */
export class Sum {
  private total = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.total + term;
    this.lost +=
      Math.abs(this.total) >= Math.abs(term) ? this.total - next + term : term - next + this.total;
    this.total = next;
  }

  get value(): number {
    return this.total + this.lost;
  }

  /** What rounding takes from `value`. */
  get rest(): number {
    return this.total - this.value + this.lost;
  }
}
