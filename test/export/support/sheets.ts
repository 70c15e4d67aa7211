import { type DrawFigure, makeSheet, type Sheet } from '@/lib/export/figure/sheet';
import type { FigureSize } from '@/lib/export/figure/sizes';
import type { FigureParams } from '@/lib/plots/core/params';
import { withTextMeasure } from '@/lib/plots/core/text';
import { figureTheme } from '@/lib/plots/core/theme';
import { TEAMS } from '../../plots/rows';
import { typeface, width } from './typeface';

const theme = figureTheme('light');

/** Draws a figure for a size as the page does. */
export function sheetOf(
  draw: (params: FigureParams) => SVGSVGElement,
  size: FigureSize,
  words: { title?: string; caption?: string } = {},
): Sheet {
  const onPaper: DrawFigure = (px, maxHeight) =>
    withTextMeasure(width, () => draw({ width: px, maxHeight, theme, teams: TEAMS }));
  return makeSheet(onPaper, { size, typeface, colours: theme.colours, ...words });
}
