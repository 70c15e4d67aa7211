import { saveFile } from '@/components/ui/save-file';
import { pixelSize, pngFile } from '@/lib/export/figure/png-file';
import { fileName } from '@/lib/export/pack/paths';
import { zipWriter } from '@/lib/export/pack/zip';
import type { ExportOptions } from '@/lib/notebook/ephemeral';
import type { CellInfo } from './cell-info';
import { type DrawnFigure, drawSheet, missingNote, sheetSvg } from './draw-sheet';
import type { ExportFigure } from './exportables';

export type FigureFormat =
  | { readonly kind: 'svg' }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'png'; readonly factor: 1 | 2 | 4 };

interface Made {
  /** A file for each page, or one of all pages. */
  readonly contents: readonly (Uint8Array<ArrayBuffer> | string)[];
  readonly type: string;
  /** Its size with unit. */
  readonly measure: string;
}

async function make(
  drawn: DrawnFigure,
  format: FigureFormat,
  text: ExportOptions['text'],
): Promise<Made> {
  const { sheets, typeface, subject, description } = drawn;
  const [first] = sheets;
  const mm = `${first.width.toFixed(0)} × ${first.height.toFixed(0)} mm`;
  switch (format.kind) {
    case 'svg': {
      const contents = sheets.map((sheet) => sheetSvg(sheet, drawn, text));
      return { contents, type: 'image/svg+xml', measure: mm };
    }
    case 'pdf': {
      const { pdfFile } = await import('@/lib/export/figure/pdf-file');
      const content = await pdfFile(sheets, { typeface, title: subject, description });
      return { contents: [content], type: 'application/pdf', measure: mm };
    }
    case 'png': {
      const { width, height } = pixelSize(first, format.factor);
      const contents = [];
      for (const sheet of sheets) {
        const svg = sheetSvg(sheet, drawn, 'shapes');
        contents.push(await pngFile(svg, sheet, format.factor));
      }
      return { contents, type: 'image/png', measure: `${width} × ${height} pixels` };
    }
  }
}

/** Saves one file as it is, several in a ZIP file. Returns the name of what was saved. */
function saveAll(name: string, ending: string, { contents, type }: Made): string {
  const [first = '', ...others] = contents;
  if (others.length === 0) {
    saveFile(`${name}.${ending}`, first, type);
    return `${name}.${ending}`;
  }
  const zip = zipWriter(new Date());
  for (const [i, content] of contents.entries()) zip.add(`${name}-${i + 1}.${ending}`, content);
  saveFile(`${name}.zip`, zip.end(), 'application/zip');
  return `${name}.zip`;
}

/** Saves a figure as a file. Returns a message for the user. */
export async function saveFigure(
  figure: ExportFigure,
  cell: CellInfo,
  options: ExportOptions,
  format: FigureFormat,
): Promise<string> {
  const drawn = await drawSheet(figure, cell, options);
  const made = await make(drawn, format, options.text);
  const name = saveAll(fileName(figure.name), format.kind, made);
  const pages = drawn.sheets.length > 1 ? `${drawn.sheets.length} pages, ` : '';
  const text = `smallest text ${drawn.sheets[0].smallestText.toFixed(1)} pt`;
  return [`Saved ${name}: ${pages}${made.measure}, ${text}`, missingNote(drawn.missing)]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}
