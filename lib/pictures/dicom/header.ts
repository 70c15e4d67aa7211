import type { DataSet } from 'dicom-parser';
import type { GreyTable, GreyWindow, WindowShape } from './grey-picture';

/** What a DICOM file says of its pixels (PS3.3 C.7.6.3, C.11). */
export interface PixelHeader {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly samples: number;
  readonly photometric: string;
  /** Whether each sample has a plane of its own. */
  readonly isPlanar: boolean;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly slope: number;
  readonly intercept: number;
  readonly padding: number | null;
  readonly window: GreyWindow | null;
  readonly shape: WindowShape;
  readonly table: GreyTable | null;
}

const SHAPES: Readonly<Record<string, WindowShape>> = {
  SIGMOID: 'sigmoid',
  LINEAR_EXACT: 'linear-exact',
};

function windowOf(data: DataSet): GreyWindow | null {
  const [center, width] = [data.floatString('x00281050'), data.floatString('x00281051')];
  const isUsable = Number.isFinite(center) && Number.isFinite(width) && width! > 0;
  return isUsable ? { center: center!, width: width! } : null;
}

/** The first table of the VOI LUT Sequence (PS3.3 C.11.2.1.1). */
function tableOf(data: DataSet, isSigned: boolean): GreyTable | null {
  const item = data.elements.x00283010?.items?.[0]?.dataSet;
  const values = item?.elements.x00283006;
  if (!item || !values) return null;
  const entries = item.uint16('x00283002', 0) || 65536;
  const first = isSigned ? item.int16('x00283002', 1) : item.uint16('x00283002', 1);
  const bits = item.uint16('x00283002', 2) ?? 16;
  if (first === undefined || values.length < 2 * entries || bits < 1 || bits > 16) return null;
  const greys = Uint16Array.from({ length: entries }, (_, i) => item.uint16('x00283006', i) ?? 0);
  return { first, greys, bits };
}

/** Reads the header of a parsed file. Numbers that are missing have the standard's usual value. */
export function pixelHeader(data: DataSet): PixelHeader {
  const bitsAllocated = data.uint16('x00280100') ?? 0;
  const bitsStored = data.uint16('x00280101') ?? bitsAllocated;
  const isSigned = data.uint16('x00280103') === 1;
  const padding = isSigned ? data.int16('x00280120') : data.uint16('x00280120');
  const slope = data.floatString('x00281053');
  const intercept = data.floatString('x00281052');
  return {
    width: data.uint16('x00280011') ?? 0,
    height: data.uint16('x00280010') ?? 0,
    frames: data.intString('x00280008') || 1,
    samples: data.uint16('x00280002') ?? 1,
    photometric: data.string('x00280004') ?? '',
    isPlanar: data.uint16('x00280006') === 1,
    bitsAllocated,
    bitsStored,
    highBit: data.uint16('x00280102') ?? bitsStored - 1,
    isSigned,
    slope: slope !== undefined && Number.isFinite(slope) && slope !== 0 ? slope : 1,
    intercept: intercept !== undefined && Number.isFinite(intercept) ? intercept : 0,
    padding: padding ?? null,
    window: windowOf(data),
    shape: SHAPES[data.string('x00281056') ?? ''] ?? 'linear',
    table: tableOf(data, isSigned),
  };
}
