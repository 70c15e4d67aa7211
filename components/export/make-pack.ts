import { pdfFile } from '@/lib/export/figure/pdf-file';
import { loadFontLicence } from '@/lib/export/font/load-typeface';
import { fileName, uniqueNames } from '@/lib/export/pack/paths';
import { type PackFacts, type PackItem, packReadme } from '@/lib/export/pack/readme';
import { referencesBib } from '@/lib/export/pack/references';
import { zipWriter } from '@/lib/export/pack/zip';
import { tableCsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import type { ExportOptions } from '@/lib/notebook/ephemeral';
import { countOf } from '@/lib/plots/core/format';
import { type CellInfo, paperText, textWithProvenance } from './cell-info';
import { drawSheet, missingNote, sheetSvg } from './draw-sheet';
import type { Exportable, ExportFigure } from './exportables';

interface PackRequest {
  readonly title: string;
  readonly items: readonly Exportable[];
  readonly options: ExportOptions;
  readonly facts: Pick<PackFacts, 'settings' | 'versions' | 'inputs' | 'missing'>;
  readonly date: Date;
  readonly signal: AbortSignal;
  /** Called before each item with the number done. */
  onProgress(done: number, of: number): void;
}

interface Made {
  readonly item: PackItem;
  readonly contents: readonly (Uint8Array | string)[];
}

/** Lets the page update, and throws after a cancellation. */
async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

async function makeFigure(
  figure: ExportFigure,
  cell: CellInfo,
  path: string,
  { options, signal }: PackRequest,
): Promise<Made> {
  const drawn = await drawSheet(figure, cell, options);
  const { sheet, typeface, description } = drawn;
  await pause(signal);
  const svg = sheetSvg(drawn, cell, options.text);
  await pause(signal);
  const pdf = await pdfFile(sheet, { typeface, title: cell.title, description });
  const size = `${sheet.width.toFixed(0)} x ${sheet.height.toFixed(0)} mm`;
  return {
    item: {
      cell: cell.title,
      caption: `${description} (${size}, smallest text ${sheet.smallestText.toFixed(1)} pt)`,
      files: [`${path}.svg`, `${path}.pdf`],
      notes: [cell.about ? paperText(cell.about) : '', missingNote(drawn.missing)].filter(Boolean),
    },
    contents: [svg, pdf],
  };
}

/** Where the numbers of a user's cell come from; other cells have it in their captions. */
const provenanceIn = (cell: CellInfo) =>
  cell.about === null ? `${cell.provenance().join('; ')}.` : '';

async function makeTable(
  { table, whole, cell }: Extract<Exportable, { kind: 'table' }>,
  path: string,
  options: ExportOptions,
): Promise<Made> {
  const all = whole ? await whole() : table;
  return {
    item: {
      cell: cell.title,
      caption: `${table.caption}, ${countOf(all.rows.length, 'row')}`,
      files: [`${path}.tex`, `${path}.csv`],
      notes: [table.note ?? '', provenanceIn(cell)].filter(Boolean),
    },
    contents: [toLatex(table, options.decimals), tableCsv(all)],
  };
}

function makeText(markdown: string, cell: CellInfo, path: string): Made {
  return {
    item: {
      cell: cell.title,
      caption: 'Text of the notebook with its values',
      files: [`${path}.md`],
      notes: [],
    },
    contents: [textWithProvenance(markdown, cell)],
  };
}

function make(exportable: Exportable, path: string, request: PackRequest): Promise<Made> | Made {
  const { cell } = exportable;
  switch (exportable.kind) {
    case 'figure':
      return makeFigure(exportable.figure, cell, path, request);
    case 'table':
      return makeTable(exportable, path, request.options);
    case 'text':
      return makeText(exportable.markdown(), cell, path);
  }
}

function nameOf(exportable: Exportable): string {
  switch (exportable.kind) {
    case 'figure':
      return exportable.figure.name;
    case 'table':
      return exportable.table.name;
    case 'text':
      return exportable.cell.id;
  }
}

/** The file name of an item, which begins with the id of its cell: `bands`, `bands-band_metrics`. */
function stem(cell: CellInfo, name: string): string {
  return fileName(name.startsWith(cell.id) ? name : `${cell.id}-${name}`);
}

/**
 * Makes a ZIP of every figure (SVG, PDF) and table (LaTeX, CSV), with a README and a
 * bibliography. Rejects with the signal's reason where it is aborted.
 */
export async function makePack(request: PackRequest): Promise<Blob> {
  const { items, date, signal, title } = request;
  const zip = zipWriter(date);
  const unique = uniqueNames();
  const listed: Record<Exportable['kind'], PackItem[]> = { figure: [], table: [], text: [] };
  for (const [done, exportable] of items.entries()) {
    request.onProgress(done, items.length);
    await pause(signal);
    const { cell, kind } = exportable;
    const path = unique(`${kind}s/${stem(cell, nameOf(exportable))}`);
    const made = await make(exportable, path, request);
    listed[kind].push(made.item);
    for (const [i, content] of made.contents.entries()) zip.add(made.item.files[i]!, content);
  }
  request.onProgress(items.length, items.length);
  const others: PackFacts['others'] = [
    ['references.bib', 'works cited by figures and tables'],
    ['figures/FONT-LICENSE.txt', 'licence of DejaVu Sans, the font in the figures'],
  ];
  const lists = { figures: listed.figure, tables: listed.table, texts: listed.text };
  zip.add('references.bib', referencesBib());
  zip.add('figures/FONT-LICENSE.txt', await loadFontLicence());
  zip.add('README.md', packReadme({ ...request.facts, title, date, ...lists, others }));
  signal.throwIfAborted();
  return zip.end();
}
