/** Scores of one class, one per image, in the precision of the file they came from. */
export type Scores = Float32Array | Float64Array;

/** Labels of one class, one per image: 0, 1, or `UNKNOWN`. */
export type Labels = Uint8Array;

/** A label that is not known: the image is left out of that class's figures. */
export const UNKNOWN = 255;
