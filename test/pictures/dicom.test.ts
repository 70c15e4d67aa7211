import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { GreyPicture } from '@/lib/pictures/dicom/grey-picture';
import { isDicom, type JpegDecoder, readDicom } from '@/lib/pictures/dicom/read-dicom';
import { showGrey } from '@/lib/pictures/dicom/show-grey';
import { type DicomParts, type Elements, greyElements, makeDicom, words } from './make-dicom';
import { makeJpegLossless } from './make-jpeg-lossless';

const noJpeg: JpegDecoder = () => Promise.reject(new Error('no JPEG was expected'));

async function grey(parts: DicomParts, decode = noJpeg): Promise<GreyPicture> {
  const picture = await readDicom(makeDicom(parts), 'a.dcm', decode);
  if (picture.kind !== 'grey') throw new Error('expected a grey picture');
  return picture;
}

/** Greys of all pixels as the file says. */
function greys(picture: GreyPicture, window = null as GreyPicture['window'] | null): number[] {
  const { rgba } = showGrey(picture, { window, invert: false });
  return Array.from({ length: rgba.length / 4 }, (_, i) => rgba[4 * i]!);
}

const VALUES = [0, 100, 200, 1000, 2000, 4095];
const ELEMENTS = greyElements(3, 2, 16);

const NATIVE: readonly [string, string][] = [
  ['1.2.840.10008.1.2', 'implicit little endian'],
  ['1.2.840.10008.1.2.1', 'explicit little endian'],
  ['1.2.840.10008.1.2.2', 'explicit big endian'],
  ['1.2.840.10008.1.2.1.99', 'deflated'],
];

describe('pixels of DICOM files', () => {
  it.each(NATIVE)('reads %s, %s', async (syntax) => {
    const pixels = words(VALUES, syntax !== '1.2.840.10008.1.2.2');
    const deflate = syntax.endsWith('.99') ? { deflate: deflateSync } : {};
    const picture = await grey({ syntax, elements: ELEMENTS, pixels, ...deflate });
    expect([...picture.stored]).toEqual(VALUES);
    expect([picture.width, picture.height]).toEqual([3, 2]);
    expect(picture.range).toEqual({ low: 0, high: 4095 });
  });

  it('cuts the stored bits out of those allocated, with their sign', async () => {
    const signed: Elements = {
      '00280101': ['US', 12],
      '00280102': ['US', 13],
      '00280103': ['US', 1],
    };
    // 12 bits from bit 2 on: 1, -1, -2048, 2047; the other bits are not of the value.
    const raw = [0x4005, 0x3ffc, 0xe003, 0x1ffc];
    const elements = greyElements(2, 2, 16, signed);
    expect([...(await grey({ elements, pixels: words(raw) })).stored]).toEqual([
      1, -1, -2048, 2047,
    ]);
    const unsigned = { ...elements, '00280103': ['US', 0] } as const;
    expect([...(await grey({ elements: unsigned, pixels: words(raw) })).stored]).toEqual([
      1, 4095, 2048, 2047,
    ]);
  });

  it('decodes RLE, the high byte of each word first', async () => {
    const segment = (bytes: number[]) => [bytes.length - 1, ...bytes];
    // A run of six: the byte after 256 - 5.
    const [high, low] = [segment([0, 0, 1, 1, 2, 2]), [251, 7]];
    const head = new Uint8Array(64);
    new DataView(head.buffer).setUint32(0, 2, true);
    new DataView(head.buffer).setUint32(4, 64, true);
    new DataView(head.buffer).setUint32(8, 64 + high.length, true);
    const frame = Uint8Array.from([...head, ...high, ...low]);
    const picture = await grey({
      syntax: '1.2.840.10008.1.2.5',
      elements: ELEMENTS,
      pixels: [frame],
    });
    expect([...picture.stored]).toEqual([7, 7, 263, 263, 519, 519]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('decodes lossless JPEG with predictor %i', async (predictor) => {
    const [width, height] = [9, 12];
    const samples = Array.from(
      { length: width * height },
      (_, i) => (i * i * 7919 + 13 * i) % 65536,
    );
    for (const restartLines of [0, 4]) {
      const parts = {
        width,
        height,
        precision: 16,
        predictor,
        components: [samples],
        restartLines,
      };
      const picture = await grey({
        syntax: '1.2.840.10008.1.2.4.57',
        elements: greyElements(width, height, 16),
        pixels: [makeJpegLossless(parts)],
      });
      expect([...picture.stored]).toEqual(samples);
    }
  });

  it('decodes colours: planes, YBR, and lossless JPEG of three components', async () => {
    const rgb = { '00280002': ['US', 3], '00280004': ['CS', 'RGB'] } as const;
    const samples = [255, 0, 0, 10, 20, 30];
    const colours = async (parts: DicomParts) => {
      const picture = await readDicom(makeDicom(parts), 'a.dcm', noJpeg);
      return picture.kind === 'colour' ? [...picture.rgba] : [];
    };
    const expected = [255, 0, 0, 255, 10, 20, 30, 255];
    const elements = greyElements(2, 1, 8, rgb);
    expect(await colours({ elements, pixels: Uint8Array.from(samples) })).toEqual(expected);
    const planar = { ...elements, '00280006': ['US', 1] } as const;
    const planes = Uint8Array.from([255, 10, 0, 20, 0, 30]);
    expect(await colours({ elements: planar, pixels: planes })).toEqual(expected);
    const components = [
      [255, 10],
      [0, 20],
      [0, 30],
    ];
    const jpeg = makeJpegLossless({ width: 2, height: 1, precision: 8, predictor: 1, components });
    const syntax = '1.2.840.10008.1.2.4.70';
    expect(await colours({ syntax, elements, pixels: [jpeg] })).toEqual(expected);
    // Pure red in YBR_FULL is 76, 85, 255 (PS3.3 C.7.6.3.1.2).
    const ybr = { ...elements, '00280004': ['CS', 'YBR_FULL'] } as const;
    const [red, green, blue] = await colours({
      elements: ybr,
      pixels: Uint8Array.from([76, 85, 255, 128, 128, 128]),
    });
    expect([red, green, blue].map((value, i) => Math.abs(value! - [254, 0, 0][i]!) <= 1)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves baseline JPEG to the platform, and takes its first channel for grey', async () => {
    const data = Uint8ClampedArray.from([9, 9, 9, 255, 200, 200, 200, 255]);
    const given: number[][] = [];
    const decode: JpegDecoder = async (bytes) => {
      given.push([...bytes]);
      return { width: 2, height: 1, data };
    };
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);
    const elements = greyElements(2, 1, 8);
    const picture = await grey(
      { syntax: '1.2.840.10008.1.2.4.50', elements, pixels: [jpeg] },
      decode,
    );
    expect(given).toEqual([[0xff, 0xd8, 0xff, 0xd9]]);
    expect([...picture.stored]).toEqual([9, 200]);
  });

  it('reads the first frame of several', async () => {
    const elements = { ...greyElements(2, 1, 8), '00280008': ['IS', '2'] } as const;
    const native = await grey({ elements, pixels: Uint8Array.from([1, 2, 3, 4]) });
    expect([...native.stored]).toEqual([1, 2]);
    const frame = (samples: number[]) =>
      makeJpegLossless({ width: 2, height: 1, precision: 8, predictor: 1, components: [samples] });
    const pixels = [frame([5, 6]), frame([7, 8])];
    const coded = await grey({ syntax: '1.2.840.10008.1.2.4.70', elements, pixels });
    expect([...coded.stored]).toEqual([5, 6]);
  });

  it('reads a file without the header that newer files have', async () => {
    const whole = makeDicom({
      syntax: '1.2.840.10008.1.2',
      elements: ELEMENTS,
      pixels: words(VALUES),
    });
    expect(isDicom(whole)).toBe(true);
    const meta = 132 + 12 + 8 + 18;
    const picture = await readDicom(whole.slice(meta), 'old.dcm', noJpeg);
    expect(picture).toMatchObject({ kind: 'grey', width: 3, height: 2 });
  });
});

describe('greys of DICOM files', () => {
  const eight = (values: number[], more: Elements = {}) =>
    grey({ elements: greyElements(values.length, 1, 8, more), pixels: Uint8Array.from(values) });

  it('follow the window of the file: PS3.3 C.11.2.1.2, by hand', async () => {
    const picture = await eight([49, 50, 99, 149, 150], {
      '00281050': ['DS', '100'],
      '00281051': ['DS', '101'],
    });
    // Center 100, width 101: 0 up to 49.5, 255 from above 149.5, ((x - 99.5) / 100 + 0.5) * 255 between.
    expect(greys(picture)).toEqual([0, 1, 126, 254, 255]);
    expect(greys(picture, { center: 1, width: 1 })).toEqual([255, 255, 255, 255, 255]);
  });

  it('cover all values where the file has no window, but for padding', async () => {
    const picture = await eight([10, 20, 30]);
    expect(greys(picture)).toEqual([0, 128, 255]);
    const padded = await grey({
      elements: greyElements(4, 1, 16, { '00280120': ['US', 60000] }),
      pixels: words([60000, 10, 20, 30]),
    });
    expect(padded.range).toEqual({ low: 10, high: 30 });
    expect(greys(padded)).toEqual([255, 0, 128, 255]);
  });

  it('are turned for MONOCHROME1, and again when the reader inverts', async () => {
    const picture = await eight([0, 255], { '00280004': ['CS', 'MONOCHROME1'] });
    expect(greys(picture)).toEqual([255, 0]);
    const { rgba } = showGrey(picture, { window: null, invert: true });
    expect([rgba[0], rgba[4]]).toEqual([0, 255]);
  });

  it('count rescaled values', async () => {
    const picture = await eight([0, 50, 100], {
      '00281052': ['DS', '-1000'],
      '00281053': ['DS', '20'],
      '00281050': ['DS', '0.5'],
      '00281051': ['DS', '1001'],
    });
    // Values -1000, 0 and 1000 in a window from -500 to 500.
    expect(picture.range).toEqual({ low: -1000, high: 1000 });
    expect(greys(picture)).toEqual([0, 128, 255]);
  });

  it('follow the sigmoid and the exact line', async () => {
    const window: Elements = { '00281050': ['DS', '100'], '00281051': ['DS', '100'] };
    const sigmoid = await eight([100, 125], { ...window, '00281056': ['CS', 'SIGMOID'] });
    // 255 / (1 + exp(-4 * 25 / 100)) = 186.4
    expect(greys(sigmoid)).toEqual([128, 186]);
    const exact = await eight([50, 100, 150], { ...window, '00281056': ['CS', 'LINEAR_EXACT'] });
    expect(greys(exact)).toEqual([0, 128, 255]);
  });

  it('are means of blocks in a smaller drawing', async () => {
    const picture = await grey({
      elements: greyElements(4, 2, 8),
      pixels: Uint8Array.from([0, 100, 255, 255, 0, 100, 255, 255]),
    });
    const { width, height, rgba } = showGrey(picture, { window: null, invert: false }, 2);
    expect([width, height, rgba[0], rgba[4]]).toEqual([2, 1, 50, 255]);
  });
});

describe('a DICOM file that is not read', () => {
  const read = (parts: Partial<DicomParts>) =>
    readDicom(makeDicom({ elements: ELEMENTS, pixels: words(VALUES), ...parts }), 'b.dcm', noJpeg);

  it('is named with its encoding and what to do', async () => {
    await expect(read({ syntax: '1.2.840.10008.1.2.4.90' })).rejects.toThrow(
      'b.dcm: is encoded as JPEG 2000 Lossless (1.2.840.10008.1.2.4.90), which is not read; convert it to uncompressed DICOM first',
    );
    await expect(read({ syntax: '1.2.3' })).rejects.toThrow('an unknown transfer syntax (1.2.3)');
  });

  it('is named with what is wrong', async () => {
    const cut = words(VALUES.slice(0, 4));
    await expect(read({ pixels: cut })).rejects.toThrow('ends early: 8 of 12 bytes of pixels');
    const palette = { ...ELEMENTS, '00280004': ['CS', 'PALETTE COLOR'] } as const;
    await expect(read({ elements: palette })).rejects.toThrow(
      /is PALETTE COLOR, 1 samples; expected/,
    );
    const wide = { ...ELEMENTS, '00280100': ['US', 32] } as const;
    await expect(read({ elements: wide })).rejects.toThrow('has 32 bits allocated');
    const { '00280010': _, ...flat } = ELEMENTS;
    await expect(read({ elements: flat })).rejects.toThrow('has no image');
    const jpeg = makeJpegLossless({
      width: 3,
      height: 2,
      precision: 16,
      predictor: 1,
      components: [VALUES],
    });
    const broken = { syntax: '1.2.840.10008.1.2.4.70', pixels: [jpeg.slice(0, -9)] };
    await expect(read(broken)).rejects.toThrow(
      /has a JPEG that cannot be decoded: it ends in line/,
    );
    await expect(
      readDicom(
        Uint8Array.from({ length: 300 }, (_, i) => i),
        'c.dcm',
        noJpeg,
      ),
    ).rejects.toThrow(/^c\.dcm: /);
  });
});
