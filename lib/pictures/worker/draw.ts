import { InputError } from '@/lib/ingest/input-error';
import type { DicomPicture } from '../dicom/grey-picture';
import type { Showing } from '../dicom/show-grey';
import type { PictureFile } from '../folder';
import type { DrawnPicture, DrawRequest } from './protocol';

/** Bytes in which a DICOM file says that it is one. */
const HEAD = 132;

/** A picture's file, and the bytes it begins with. */
async function opened({ path, file }: PictureFile): Promise<{ blob: Blob; head: Uint8Array }> {
  try {
    const blob = 'getFile' in file ? await file.getFile() : file;
    return { blob, head: new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()) };
  } catch (cause) {
    throw new InputError('cannot be opened; choose the folder again', { file: path, cause });
  }
}

async function decode(blob: Blob, path: string): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob);
  } catch (cause) {
    throw new InputError('cannot be decoded; expected JPEG, PNG, WebP or DICOM', {
      file: path,
      cause,
    });
  }
}

/** Side lengths within `longest`, of the same ratio. */
function within(width: number, height: number, longest: number): { width: number; height: number } {
  const factor = Math.min(1, longest / Math.max(width, height));
  const side = (length: number) => Math.max(1, Math.round(length * factor));
  return { width: side(width), height: side(height) };
}

async function shrunk(source: ImageBitmap | ImageData, longest: number): Promise<ImageBitmap> {
  const { width, height } = within(source.width, source.height, longest);
  return createImageBitmap(source, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
}

/** Black and white exchanged. */
async function inverted(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.filter = 'invert(1)';
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.transferToImageBitmap();
}

/** Pixels of a JPEG as the platform decodes it. */
async function decodeJpeg(bytes: Uint8Array): Promise<ImageData> {
  const blob = new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/** The DICOM file drawn last, decoded: another window of it is drawn without decoding it again. */
let last: { readonly path: string; readonly size: number; readonly picture: DicomPicture } | null =
  null;

async function dicomPicture(blob: Blob, path: string): Promise<DicomPicture> {
  if (last?.path === path && last.size === blob.size) return last.picture;
  const { readDicom } = await import('../dicom/read-dicom');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const picture = await readDicom(bytes, path, decodeJpeg);
  last = { path, size: blob.size, picture };
  return picture;
}

async function drawDicom(
  picture: DicomPicture,
  longest: number,
  showing: Showing,
): Promise<DrawnPicture> {
  const { width, height } = picture;
  if (picture.kind === 'colour') {
    const bitmap = await shrunk(new ImageData(picture.rgba, width, height), longest);
    const shown = showing.invert ? await inverted(bitmap) : bitmap;
    return { type: 'drawn', width, height, grey: null, bitmap: shown };
  }
  const { showGrey } = await import('../dicom/show-grey');
  const step = Math.max(1, Math.floor(Math.max(width, height) / longest));
  const small = showGrey(picture, showing, step);
  const bitmap = await shrunk(new ImageData(small.rgba, small.width, small.height), longest);
  const { window, range } = picture;
  return { type: 'drawn', width, height, grey: { window, range }, bitmap };
}

/** Draws a picture of any format that is read. @throws InputError where it cannot be shown */
export async function draw({ picture, longest, showing }: DrawRequest): Promise<DrawnPicture> {
  const { blob, head } = await opened(picture);
  const isDicom =
    String.fromCharCode(...head.subarray(HEAD - 4)) === 'DICM' ||
    /\.(dcm|dicom|ima)$/i.test(picture.path);
  if (isDicom) return drawDicom(await dicomPicture(blob, picture.path), longest, showing);
  const whole = await decode(blob, picture.path);
  const { width, height } = whole;
  const bitmap = await shrunk(whole, longest);
  whole.close();
  const shown = showing.invert ? await inverted(bitmap) : bitmap;
  return { type: 'drawn', width, height, grey: null, bitmap: shown };
}
