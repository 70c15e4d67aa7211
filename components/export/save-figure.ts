import { saveFile } from '@/components/ui/save-file';
import { pixelSize, pngFile } from '@/lib/export/figure/png-file';
import { fileName } from '@/lib/export/pack/paths';
import type { ExportOptions } from '@/lib/notebook/ephemeral';
import type { CellInfo } from './cell-info';
import { type DrawnSheet, drawSheet, missingNote, sheetSvg } from './draw-sheet';
import type { ExportFigure } from './exportables';

export type FigureFormat =
  | { readonly kind: 'svg' }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'png'; readonly factor: 1 | 2 | 4 };

interface Made {
  readonly content: BlobPart;
  readonly type: string;
  readonly ending: string;
  /** Its size with unit. */
  readonly measure: string;
}

async function make(
  drawn: DrawnSheet,
  cell: CellInfo,
  format: FigureFormat,
  text: ExportOptions['text'],
): Promise<Made> {
  const { sheet, typeface, description } = drawn;
  const mm = `${sheet.width.toFixed(0)} × ${sheet.height.toFixed(0)} mm`;
  switch (format.kind) {
    case 'svg':
      return {
        content: sheetSvg(drawn, cell, text),
        type: 'image/svg+xml',
        ending: 'svg',
        measure: mm,
      };
    case 'pdf': {
      const { pdfFile } = await import('@/lib/export/figure/pdf-file');
      const content = await pdfFile(sheet, { typeface, title: cell.title, description });
      return { content, type: 'application/pdf', ending: 'pdf', measure: mm };
    }
    case 'png': {
      const { width, height } = pixelSize(sheet, format.factor);
      const content = await pngFile(sheetSvg(drawn, cell, 'shapes'), sheet, format.factor);
      return { content, type: 'image/png', ending: 'png', measure: `${width} × ${height} pixels` };
    }
  }
}

/** Saves a figure as a file. Returns a message for the user. */
export async function saveFigure(
  figure: ExportFigure,
  cell: CellInfo,
  options: ExportOptions,
  format: FigureFormat,
): Promise<string> {
  const drawn = await drawSheet(figure, cell, options);
  const { content, type, ending, measure } = await make(drawn, cell, format, options.text);
  const name = `${fileName(figure.name)}.${ending}`;
  saveFile(name, content, type);
  const text = `smallest text ${drawn.sheet.smallestText.toFixed(1)} pt`;
  return [`Saved ${name}: ${measure}, ${text}`, missingNote(drawn.missing)]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}
