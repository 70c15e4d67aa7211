/** What a figure is made for. */
export type FigureSize = 'column' | 'page' | 'slide';

export interface SizeSpec {
  readonly title: string;
  /** Width on paper. */
  readonly width: number;
  /** Largest height, both in mm. */
  readonly height: number;
  /** Whether the sheet has this height even if the figure is lower. */
  readonly fixed: boolean;
  /** Points per px of the figure's layout, unless the figure would be too high. */
  readonly scale: number;
}

export const MM_PER_INCH = 25.4;
export const PT_PER_MM = 72 / MM_PER_INCH;

/** The smallest text of a figure is 11 px: 7 pt in print, 14 pt on a slide. */
const PRINT = 7 / 11;
const SLIDE = 14 / 11;

export const FIGURE_SIZES: Readonly<Record<FigureSize, SizeSpec>> = {
  column: { title: 'One column', width: 85, height: 235, fixed: false, scale: PRINT },
  page: { title: 'Two columns', width: 178, height: 235, fixed: false, scale: PRINT },
  slide: { title: 'Slide, 16:9', width: 254, height: 142.875, fixed: true, scale: SLIDE },
};

/** Width in px at which a figure is drawn for a size, and the height it may have. */
export function layoutSize({ width, height, scale }: SizeSpec): { width: number; height: number } {
  const px = Math.floor((width * PT_PER_MM) / scale);
  return { width: px, height: (px * height) / width };
}

/** Smallest text of a figure in points, unless the reader scales it. */
const SMALLEST_PT = 6.5;
/** Px of a figure's smallest text. */
const SMALLEST_PX = 11;

/** The greatest width in px at which a figure's smallest text is still legible. */
export function widestLayout({ width }: SizeSpec): number {
  return Math.floor((width * PT_PER_MM * SMALLEST_PX) / SMALLEST_PT);
}
