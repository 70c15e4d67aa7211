import { MM_PER_INCH } from './sizes';

/** CRC-32 of the PNG specification (ISO 3309), bit by bit: it runs over 13 bytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Bytes of the signature and the header chunk, which comes first. */
const HEADER_END = 33;

/** Adds the pixels per inch to a PNG, so that programs show it in its size. */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round((dpi / MM_PER_INCH) * 1000);
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1);
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const made = new Uint8Array(png.length + chunk.length);
  made.set(png.subarray(0, HEADER_END));
  made.set(chunk, HEADER_END);
  made.set(png.subarray(HEADER_END), HEADER_END + chunk.length);
  return made;
}

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
