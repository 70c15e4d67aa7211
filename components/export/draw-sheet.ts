import { makeSheet, type Sheet } from '@/lib/export/figure/sheet';
import { textsOf } from '@/lib/export/figure/svg-dom';
import { svgFile } from '@/lib/export/figure/svg-file';
import { loadTypeface } from '@/lib/export/font/load-typeface';
import { faceWidth, missingCharacters, type Typeface } from '@/lib/export/font/typeface';
import type { ExportOptions } from '@/lib/notebook/ephemeral';
import { withItem } from '@/lib/plots/core/item';
import { withTextMeasure } from '@/lib/plots/core/text';
import { figureTheme } from '@/lib/plots/core/theme';
import { type CellInfo, paperText } from './cell-info';
import type { ExportFigure } from './exportables';

/** A figure laid out for paper. */
export interface DrawnSheet {
  readonly sheet: Sheet;
  readonly typeface: Typeface;
  /** What the figure shows, for alternative texts. */
  readonly description: string;
  /** Characters that the font does not have. */
  readonly missing: readonly string[];
}

function asSvg(element: Element): SVGSVGElement {
  if (element instanceof SVGSVGElement) return element;
  throw new Error('this figure cannot be drawn for paper');
}

/** The caption below a figure: how it is defined, and where its numbers come from. */
function captionOf(cell: CellInfo): string {
  const provenance = cell.provenance();
  return [
    cell.about ? paperText(cell.about) : '',
    provenance.length > 0 ? `${provenance.join('; ')}.` : '',
  ]
    .join(' ')
    .trim();
}

/** Draws a figure for paper, with texts measured in the font of the file. */
export async function drawSheet(
  { draw, teams, bands, item }: ExportFigure,
  cell: CellInfo,
  { size, theme: mode, worded }: Pick<ExportOptions, 'size' | 'theme' | 'worded'>,
): Promise<DrawnSheet> {
  const typeface = await loadTypeface();
  const theme = figureTheme(mode, bands);
  let description = cell.title;
  const measure = (text: string, fontSize: number) => faceWidth(typeface.normal, text, fontSize);
  const sheet = makeSheet(
    (width, maxHeight) => {
      const drawn = withTextMeasure(measure, () =>
        withItem(item, () => draw({ width, maxHeight, theme, teams })),
      );
      description = drawn.getAttribute('aria-label') ?? description;
      return asSvg(drawn);
    },
    {
      size,
      typeface,
      colours: theme.colours,
      title: worded ? cell.title : undefined,
      caption: worded ? captionOf(cell) : undefined,
    },
  );
  return { sheet, typeface, description, missing: missingCharacters(typeface, textsOf(sheet.svg)) };
}

/** The SVG file of a sheet. */
export function sheetSvg(
  { sheet, typeface, description }: DrawnSheet,
  cell: CellInfo,
  text: ExportOptions['text'],
): string {
  return svgFile(sheet, { text, typeface, title: cell.title, description });
}

/** Warns of characters that the font does not have; empty if it has all. */
export function missingNote(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  return `DejaVu Sans has no ${missing.join(' ')}: SVG shows them in a font of the viewer, PDF and PNG in one of this computer`;
}
