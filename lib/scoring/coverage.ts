/** Which images and classes of its task a submission scored. */
export interface Coverage {
  readonly images: number;
  /** Equal for the same images; null where it is not known which they are. */
  readonly imageSet: number | null;
  readonly classes: readonly string[];
}

/** A number for a set of rows in ascending order: equal for equal sets (FNV-1a). */
export function setOfRows(rows: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const row of rows) hash = Math.imul(hash ^ row, 0x01000193);
  return hash >>> 0;
}

/**
 * Which submissions of a task were scored on all that any of them was: the most images, and every
 * class. None is where two scored as many images but different ones. Only these compare.
 *
 * @example completeAmong([all, withoutOneClass]) // [true, false]
 */
export function completeAmong(all: readonly Coverage[]): boolean[] {
  const most = Math.max(0, ...all.map(({ images }) => images));
  const sets = new Set(all.filter(({ images }) => images === most).map((own) => own.imageSet));
  const classes = new Set(all.flatMap((own) => own.classes)).size;
  return all.map(
    (own) => sets.size === 1 && own.images === most && new Set(own.classes).size === classes,
  );
}
