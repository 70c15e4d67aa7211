/**
 * Images in bin `bin` of `bins` bins of equal numbers of images where no scores tie; 0 without images.
 */
export function expectedCount(images: number, bins: number, bin: number): number {
  const upTo = (k: number) => (k === 0 ? 0 : Math.floor(((images - 1) * k) / bins) + 1);
  return images === 0 ? 0 : upTo(bin + 1) - upTo(bin);
}

/** Images with [score >= 0.5] = label in a bin whose scores are all on the side of their mean. */
export function expectedRight(meanScore: number, count: number, positives: number): number {
  return meanScore < 0.5 ? count - positives : positives;
}
