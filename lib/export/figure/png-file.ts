import { withResolution } from './png-resolution';
import { MM_PER_INCH } from './sizes';

/** Pixels per inch at 1x, as in browsers. */
const DPI = 96;

/** Width and height of a sheet in pixels. */
export function pixelSize(
  sheet: { readonly width: number; readonly height: number },
  factor: number,
): { width: number; height: number } {
  const pixels = (mm: number) => Math.max(1, Math.round((mm / MM_PER_INCH) * DPI * factor));
  return { width: pixels(sheet.width), height: pixels(sheet.height) };
}

async function imageOf(svg: string): Promise<{ image: HTMLImageElement; release(): void }> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const release = () => URL.revokeObjectURL(url);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { image, release };
  } catch (cause) {
    release();
    throw new Error('the browser cannot draw the figure as an image', { cause });
  }
}

/** An SVG file as a PNG of `factor` times 96 pixels per inch. */
export async function pngFile(
  svg: string,
  sheet: { readonly width: number; readonly height: number },
  factor: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { image, release } = await imageOf(svg);
  try {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, pixelSize(sheet, factor));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`the browser makes no image of ${canvas.width} x ${canvas.height}`);
    return withResolution(new Uint8Array(await blob.arrayBuffer()), DPI * factor);
  } finally {
    release();
  }
}
