import { type DrawFigure, makeSheets, type Sheet } from '@/lib/export/figure/sheet';
import { textsOf } from '@/lib/export/figure/svg-dom';
import { svgFile } from '@/lib/export/figure/svg-file';
import { loadTypeface } from '@/lib/export/font/load-typeface';
import { faceWidth, missingCharacters, type Typeface } from '@/lib/export/font/typeface';
import type { ExportOptions } from '@/lib/notebook/ephemeral';
import { withItem } from '@/lib/plots/core/item';
import type { FigureParams } from '@/lib/plots/core/params';
import { pagesOf } from '@/lib/plots/core/svg';
import { type TextMeasure, withTextMeasure } from '@/lib/plots/core/text';
import { figureTheme } from '@/lib/plots/core/theme';
import { type CellInfo, captionOf, originMark } from './cell-info';
import type { ExportFigure } from './exportables';

/** A figure laid out for paper. */
export interface DrawnFigure {
  /** Several where it has more rows than a page has room for. */
  readonly sheets: readonly [Sheet, ...Sheet[]];
  readonly typeface: Typeface;
  /** Its name, and what it shows, for alternative texts. */
  readonly subject: string;
  readonly description: string;
  readonly caption: string;
  /** Characters that the font does not have. */
  readonly missing: readonly string[];
}

function asSvg(element: Element): SVGSVGElement {
  if (element instanceof SVGSVGElement) return element;
  throw new Error('this figure cannot be drawn for paper');
}

/** The title above a figure, if it has one. */
function titleOf(
  { text }: ExportFigure,
  finding: string,
  title: ExportOptions['title'],
): string | undefined {
  if (title === 'none') return undefined;
  return title === 'finding' ? finding.replace(/\.$/, '') : text.subject;
}

/** How the texts of a figure are measured: in the font of the file. */
const measureIn =
  (typeface: Typeface): TextMeasure =>
  (text, fontSize, weight) =>
    faceWidth(typeface[weight], text, fontSize);

/** Draws a figure for paper, with texts measured in the font of the file. */
export async function drawSheet(
  figure: ExportFigure,
  cell: CellInfo,
  {
    size,
    theme: mode,
    title,
    caption,
  }: Pick<ExportOptions, 'size' | 'theme' | 'title' | 'caption'>,
): Promise<DrawnFigure> {
  const typeface = await loadTypeface();
  const { draw, teams, bands, item, text } = figure;
  const theme = figureTheme(mode, bands);
  const drawAt = (place: Pick<FigureParams, 'width' | 'maxHeight' | 'pageHeight' | 'page'>) =>
    withTextMeasure(measureIn(typeface), () =>
      withItem(item, () => asSvg(draw({ ...place, theme, teams }))),
    );
  const drawPage: DrawFigure = (place) => {
    const svg = drawAt(place);
    return { svg, pages: pagesOf(svg) };
  };
  const finding = drawAt({ width: 640 }).getAttribute('aria-label') ?? text.subject;
  const words = captionOf(text, item, cell);
  const sheets = makeSheets(drawPage, {
    size,
    typeface,
    colours: theme.colours,
    mark: originMark(cell),
    title: titleOf(figure, finding, title),
    caption: caption ? words : undefined,
  });
  const texts = sheets.flatMap(({ svg }) => textsOf(svg));
  return {
    sheets,
    typeface,
    subject: text.subject,
    description: finding,
    caption: words,
    missing: missingCharacters(typeface, texts),
  };
}

/** The SVG file of a sheet. */
export function sheetSvg(
  sheet: Sheet,
  { typeface, subject, description }: DrawnFigure,
  text: ExportOptions['text'],
): string {
  return svgFile(sheet, { text, typeface, title: subject, description });
}

/** Warns of characters that the font does not have; empty if it has all. */
export function missingNote(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  return `DejaVu Sans has no ${missing.join(' ')}: SVG shows them in a font of the viewer, PDF and PNG in one of this computer`;
}
