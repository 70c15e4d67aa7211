import {
  createJPEGBasicOffsetTable,
  type DataSet,
  readEncapsulatedImageFrame,
  readEncapsulatedPixelDataFromFragments,
} from 'dicom-parser';
import type { PixelHeader } from './header';

const PIXELS = 'x7fe00010';

/** The bytes of the first frame, compressed or not; null where the file has no pixels. */
export function frameBytes(data: DataSet, { frames }: PixelHeader): Uint8Array | null {
  const element = data.elements[PIXELS];
  if (!element) return null;
  if (!element.encapsulatedPixelData) {
    const { dataOffset, length } = element;
    return data.byteArray.subarray(dataOffset, dataOffset + length);
  }
  const fragments = element.fragments ?? [];
  if (fragments.length === 0) return null;
  if (frames === 1) {
    return readEncapsulatedPixelDataFromFragments(data, element, 0, fragments.length);
  }
  if (element.basicOffsetTable?.length) return readEncapsulatedImageFrame(data, element, 0);
  if (fragments.length === frames) {
    return readEncapsulatedPixelDataFromFragments(data, element, 0, 1);
  }
  const offsets = createJPEGBasicOffsetTable(data, element);
  return readEncapsulatedImageFrame(data, element, 0, offsets);
}
