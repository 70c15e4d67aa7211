import { makeSheet, type Sheet } from '@/lib/export/figure/sheet';
import { textsOf } from '@/lib/export/figure/svg-dom';
import { svgFile } from '@/lib/export/figure/svg-file';
import { loadTypeface } from '@/lib/export/font/load-typeface';
import { faceWidth, missingCharacters, type Typeface } from '@/lib/export/font/typeface';
import { withTextMeasure } from '@/lib/plots/text-width';
import { figureTheme } from '@/lib/plots/theme';
import type { CellInfo } from './cell-info';
import type { ExportFigure } from './exportables';
import type { ExportOptions } from './options';

/** A figure laid out for paper, with what its files are made of. */
export interface DrawnSheet {
  readonly sheet: Sheet;
  readonly typeface: Typeface;
  /** What the figure shows, in a sentence. */
  readonly description: string;
  /** Characters that the font lacks. */
  readonly missing: readonly string[];
}

function asSvg(element: Element): SVGSVGElement {
  if (element instanceof SVGSVGElement) return element;
  throw new Error('this figure cannot be drawn for paper');
}

/** A cell's words without those that speak of the page. */
function forPaper(about: string): string {
  return about
    .replace(/ (Click|Both cut-offs can be moved) [^.]*\./g, '')
    .replaceAll(' in the bar at the top', '');
}

/** What stands below a figure: how it is defined, and where its numbers come from. */
export function captionOf(cell: CellInfo): string {
  const provenance = cell.provenance();
  return [forPaper(cell.about), provenance.length > 0 ? `${provenance.join('; ')}.` : '']
    .join(' ')
    .trim();
}

/** Draws a figure anew for paper, its texts measured by the font that it will be set in. */
export async function drawSheet(
  { draw, teams }: ExportFigure,
  cell: CellInfo,
  { size, theme: mode, worded }: Pick<ExportOptions, 'size' | 'theme' | 'worded'>,
): Promise<DrawnSheet> {
  const typeface = await loadTypeface();
  const theme = figureTheme(mode);
  let description = cell.title;
  const measure = (text: string, fontSize: number) => faceWidth(typeface.normal, text, fontSize);
  const sheet = makeSheet(
    (width, maxHeight) => {
      const drawn = withTextMeasure(measure, () => draw({ width, maxHeight, theme, teams }));
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

/** Its SVG file. */
export function sheetSvg(
  { sheet, typeface, description }: DrawnSheet,
  cell: CellInfo,
  text: ExportOptions['text'],
): string {
  return svgFile(sheet, { text, typeface, title: cell.title, description });
}

/** What to say of characters that the font lacks; empty where there are none. */
export function missingNote(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  return `DejaVu Sans has no ${missing.join(' ')}: SVG leaves them to the viewer’s fonts, PDF and PNG show them in yours`;
}
