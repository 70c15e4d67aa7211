/** How the pixels of a DICOM file are encoded. */
export type Encoding = 'native' | 'rle' | 'jpeg' | 'jpeg-lossless';

interface TransferSyntax {
  readonly title: string;
  /** Null where it is not read. */
  readonly encoding: Encoding | null;
}

/** By UID (DICOM PS3.5, PS3.6 A). */
const SYNTAXES: ReadonlyMap<string, TransferSyntax> = new Map([
  ['1.2.840.10008.1.2', { title: 'Implicit VR Little Endian', encoding: 'native' }],
  ['1.2.840.10008.1.2.1', { title: 'Explicit VR Little Endian', encoding: 'native' }],
  ['1.2.840.10008.1.2.1.99', { title: 'Deflated Explicit VR', encoding: 'native' }],
  ['1.2.840.10008.1.2.2', { title: 'Explicit VR Big Endian', encoding: 'native' }],
  ['1.2.840.10008.1.2.5', { title: 'RLE Lossless', encoding: 'rle' }],
  ['1.2.840.10008.1.2.4.50', { title: 'JPEG Baseline', encoding: 'jpeg' }],
  ['1.2.840.10008.1.2.4.51', { title: 'JPEG Extended', encoding: 'jpeg' }],
  ['1.2.840.10008.1.2.4.57', { title: 'JPEG Lossless', encoding: 'jpeg-lossless' }],
  ['1.2.840.10008.1.2.4.70', { title: 'JPEG Lossless (SV1)', encoding: 'jpeg-lossless' }],
  ['1.2.840.10008.1.2.4.80', { title: 'JPEG-LS Lossless', encoding: null }],
  ['1.2.840.10008.1.2.4.81', { title: 'JPEG-LS Near-Lossless', encoding: null }],
  ['1.2.840.10008.1.2.4.90', { title: 'JPEG 2000 Lossless', encoding: null }],
  ['1.2.840.10008.1.2.4.91', { title: 'JPEG 2000', encoding: null }],
  ['1.2.840.10008.1.2.4.201', { title: 'High-Throughput JPEG 2000 Lossless', encoding: null }],
  ['1.2.840.10008.1.2.4.202', { title: 'High-Throughput JPEG 2000 RPCL', encoding: null }],
  ['1.2.840.10008.1.2.4.203', { title: 'High-Throughput JPEG 2000', encoding: null }],
]);

export const BIG_ENDIAN = '1.2.840.10008.1.2.2';
export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';

/** What is known of a transfer syntax; one that is not listed is not read. */
export function transferSyntax(uid: string): TransferSyntax {
  return SYNTAXES.get(uid) ?? { title: 'an unknown transfer syntax', encoding: null };
}
