import { type DrawFigure, makeSheets, type Sheet } from '@/lib/export/figure/sheet';
import type { FigureSize } from '@/lib/export/figure/sizes';
import type { FigureParams } from '@/lib/plots/core/params';
import { pagesOf } from '@/lib/plots/core/svg';
import { withTextMeasure } from '@/lib/plots/core/text';
import { figureTheme } from '@/lib/plots/core/theme';
import { TEAMS } from '../../plots/rows';
import { typeface, width } from './typeface';

const theme = figureTheme('light');

interface Words {
  readonly mark?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly teams?: readonly string[];
}

/** Draws a figure for a size as the page does, on as many sheets as it needs. */
export function sheetsOf(
  draw: (params: FigureParams) => SVGSVGElement,
  size: FigureSize,
  { teams = TEAMS, ...words }: Words = {},
): readonly [Sheet, ...Sheet[]] {
  const onPaper: DrawFigure = (place) => {
    const svg = withTextMeasure(width, () => draw({ ...place, theme, teams }));
    return { svg, pages: pagesOf(svg) };
  };
  return makeSheets(onPaper, { size, typeface, colours: theme.colours, ...words });
}

/** Draws a figure that fits one sheet. */
export function sheetOf(...given: Parameters<typeof sheetsOf>): Sheet {
  const [sheet, ...others] = sheetsOf(...given);
  if (others.length > 0) throw new Error(`${others.length + 1} sheets, not one`);
  return sheet;
}
