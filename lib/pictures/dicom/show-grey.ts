import type { GreyPicture, GreyTable, GreyWindow, WindowShape } from './grey-picture';

/**
 * The grey of a value, 0 to 255, by the formulas of DICOM PS3.3 C.11.2.1.2 (linear),
 * C.11.2.1.3.1 (sigmoid) and C.11.2.1.3.2 (linear exact).
 */
export function greyOf(value: number, { center, width }: GreyWindow, shape: WindowShape): number {
  if (shape === 'sigmoid') return 255 / (1 + Math.exp((-4 * (value - center)) / width));
  if (shape === 'linear-exact') return 255 * ((value - center) / width + 0.5);
  if (width <= 1) return value <= center - 0.5 ? 0 : 255;
  return 255 * ((value - (center - 0.5)) / (width - 1) + 0.5);
}

function greyInTable(value: number, { first, greys, bits }: GreyTable): number {
  const index = Math.max(0, Math.min(greys.length - 1, Math.round(value) - first));
  return (255 * greys[index]!) / (2 ** bits - 1);
}

/** How a grey picture is shown. */
export interface Showing {
  /** Null shows it as its file says. */
  readonly window: GreyWindow | null;
  /** Black and white exchanged. */
  readonly invert: boolean;
}

/** Greys of all values that can be stored between two, one for each. */
function greysBetween(low: number, high: number, picture: GreyPicture, showing: Showing) {
  const { slope, intercept, shape, table, isInverted } = picture;
  const { window, invert } = showing;
  const flip = isInverted !== invert;
  return Uint8ClampedArray.from({ length: high - low + 1 }, (_, i) => {
    const value = slope * (low + i) + intercept;
    const grey =
      window === null && table
        ? greyInTable(value, table)
        : greyOf(value, window ?? picture.window, shape);
    return flip ? 255 - grey : grey;
  });
}

function storedRange({ range, slope, intercept, stored }: GreyPicture): [number, number] {
  if (stored.BYTES_PER_ELEMENT === 1) return stored instanceof Int8Array ? [-128, 127] : [0, 255];
  // With padding left out of the range, values outside of it have the grey of its ends.
  const ends = [(range.low - intercept) / slope, (range.high - intercept) / slope];
  return [Math.round(Math.min(...ends)), Math.round(Math.max(...ends))];
}

/**
 * A grey picture as pixels to draw, opaque, red, green and blue alike. Smaller pictures are
 * made of means of `step` x `step` pixels.
 *
 * @param step pixels of the picture for one of the result, in each direction; whole
 */
export function showGrey(
  picture: GreyPicture,
  showing: Showing,
  step = 1,
): { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> } {
  const { stored } = picture;
  const [low, high] = storedRange(picture);
  const greys = greysBetween(low, high, picture, showing);
  const width = Math.max(1, Math.floor(picture.width / step));
  const height = Math.max(1, Math.floor(picture.height / step));
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  const last = high - low;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < step; dy++) {
        const at = (y * step + dy) * picture.width + x * step;
        for (let dx = 0; dx < step; dx++) {
          const index = stored[at + dx]! - low;
          sum += greys[Math.max(0, Math.min(index, last))]!;
        }
      }
      const to = 4 * (y * width + x);
      const grey = sum / (step * step);
      rgba[to] = grey;
      rgba[to + 1] = grey;
      rgba[to + 2] = grey;
    }
  }
  return { width, height, rgba };
}
