import type { FigureSelection } from './picker';
import type { FigureTheme } from './theme';

/** What every figure is given besides its rows. */
export interface FigureParams {
  /** Width in px; the height follows from the rows. */
  readonly width: number;
  /** Height in px that should do, as on a printed page: rows then stand closer. */
  readonly maxHeight?: number;
  readonly theme: FigureTheme;
  readonly selection?: FigureSelection;
  /** All teams in their stable order, which gives each its colour and symbol. */
  readonly teams?: readonly string[];
  /** Where elements are created; the page's own unless given. */
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
