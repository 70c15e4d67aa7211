import { pdfFile } from '@/lib/export/figure/pdf-file';
import { loadFontLicence } from '@/lib/export/font/load-typeface';
import { fileName, uniqueNames } from '@/lib/export/pack/paths';
import { type PackFacts, type PackItem, packReadme } from '@/lib/export/pack/readme';
import { referencesBib } from '@/lib/export/pack/references';
import { zipWriter } from '@/lib/export/pack/zip';
import { tableCsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { countOf } from '@/lib/plots/format';
import type { CellInfo } from './cell-info';
import { drawSheet, missingNote, sheetSvg } from './draw-sheet';
import type { Exportable, ExportFigure } from './exportables';
import type { ExportOptions } from './options';
import { textWithProvenance } from './text-file';

export interface PackRequest {
  readonly title: string;
  readonly items: readonly Exportable[];
  readonly options: ExportOptions;
  readonly facts: Pick<PackFacts, 'settings' | 'versions' | 'inputs' | 'lacking'>;
  readonly date: Date;
  readonly signal: AbortSignal;
  /** Called before each item with how many are done. */
  onProgress(done: number, of: number): void;
}

interface Made {
  readonly item: PackItem;
  readonly contents: readonly (Uint8Array | string)[];
}

/** Lets the page breathe; ends what was cancelled. */
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
      notes: [missingNote(drawn.missing)].filter(Boolean),
    },
    contents: [svg, pdf],
  };
}

/** Where the numbers of a cell of the reader's own come from; other cells say so in their figures. */
const provenanceIn = (cell: CellInfo) =>
  cell.about === '' ? `${cell.provenance().join('; ')}.` : '';

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
      caption: 'Text of the notebook, its values filled in',
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

/** `bands`, `bands-band_metrics`: named after its cell first. */
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
    ['references.bib', 'works that figures and tables rest on'],
    ['figures/FONT-LICENSE.txt', 'licence of DejaVu Sans, which the figures hold'],
  ];
  const lists = { figures: listed.figure, tables: listed.table, texts: listed.text };
  zip.add('references.bib', referencesBib());
  zip.add('figures/FONT-LICENSE.txt', await loadFontLicence());
  zip.add('README.md', packReadme({ ...request.facts, title, date, ...lists, others }));
  signal.throwIfAborted();
  return zip.end();
}
