import type { FigureSelection } from './selection';
import type { FigureTheme } from './theme';

/** What every figure takes besides its rows. */
export interface FigureParams {
  /** Width in px; the height follows from the rows. */
  readonly width: number;
  /** Height in px to stay below if possible, as on a printed page: rows are closer then. */
  readonly maxHeight?: number;
  /** Height in px of a printed page: rows that it has no room for are on further pages. */
  readonly pageHeight?: number;
  /** Which page of a figure of many rows or panels is drawn, from 0. */
  readonly page?: number;
  readonly theme: FigureTheme;
  readonly selection?: FigureSelection;
  /** All teams in their stable order, which gives each its colour and symbol. */
  readonly teams?: readonly string[];
  /** Where elements are created; the page by default. */
  readonly document?: Document;
}

/** Sizes of text in px. */
export const FONT = 12;
export const SMALL_FONT = 11;

/** Below this width a figure takes its layout for a phone. */
export const NARROW = 520;

export function isNarrow(params: FigureParams): boolean {
  return params.width < NARROW;
}
