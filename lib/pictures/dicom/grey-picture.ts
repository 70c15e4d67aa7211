/** Stored values of pixels, row by row. */
export type StoredValues = Uint8Array | Int8Array | Uint16Array | Int16Array;

/** Which values are shown between black and white (DICOM PS3.3 C.11.2). */
export interface GreyWindow {
  readonly center: number;
  readonly width: number;
}

/** How values within a window are spread over the greys; `linear` unless a file says otherwise. */
export type WindowShape = 'linear' | 'linear-exact' | 'sigmoid';

/** A table of greys: the first value it maps, and a grey of `bits` bits for it and those after. */
export interface GreyTable {
  readonly first: number;
  readonly greys: Uint16Array;
  readonly bits: number;
}

/** A picture of one value per pixel, which is shown through a window. */
export interface GreyPicture {
  readonly kind: 'grey';
  readonly width: number;
  readonly height: number;
  /** `width * height` values as stored; a pixel's value is `slope * stored + intercept`. */
  readonly stored: StoredValues;
  readonly slope: number;
  readonly intercept: number;
  /** MONOCHROME1: the lowest value is white. */
  readonly isInverted: boolean;
  readonly shape: WindowShape;
  /** The window of the file, otherwise one that covers all values. */
  readonly window: GreyWindow;
  /** The file's table of greys, used until the reader chooses a window. */
  readonly table: GreyTable | null;
  /** Lowest and highest value. */
  readonly range: { readonly low: number; readonly high: number };
}

/** A picture in colour: red, green, blue and alpha of each pixel, row by row. */
export interface ColourPicture {
  readonly kind: 'colour';
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export type DicomPicture = GreyPicture | ColourPicture;

/** A window that shows all values between two. */
export function windowOver(low: number, high: number): GreyWindow {
  return { center: (low + high + 1) / 2, width: Math.max(1, high - low + 1) };
}

/** Lowest and highest of some values; those equal to `padding` are left out. */
export function rangeOf(
  values: StoredValues,
  padding: number | null,
): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === padding) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}
