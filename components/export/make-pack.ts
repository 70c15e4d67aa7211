import { pdfFile } from '@/lib/export/figure/pdf-file';
import { loadFontLicence } from '@/lib/export/font/load-typeface';
import { mainTex, type TexFigure, type TexPack } from '@/lib/export/pack/main-tex';
import { fileName, uniqueNames } from '@/lib/export/pack/paths';
import { type PackFacts, type PackItem, packReadme } from '@/lib/export/pack/readme';
import { referencesBib } from '@/lib/export/pack/references';
import { zipWriter } from '@/lib/export/pack/zip';
import { tableCsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { asSentence } from '@/lib/export/table/latex-text';
import { parquetColumns } from '@/lib/export/table/parquet-columns';
import { writeParquet } from '@/lib/ingest/parquet/write-parquet';
import type { ExportOptions, PackPart } from '@/lib/notebook/ephemeral';
import { CITATION } from '@/lib/notebook/published/citation';
import { countOf } from '@/lib/plots/core/format';
import { type CellInfo, textWithProvenance } from './cell-info';
import { drawSheet, missingNote, sheetSvg } from './draw-sheet';
import type { Exportable, ExportFigure } from './exportables';
import { printOptions } from './print-options';

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
  readonly figures?: readonly TexFigure[];
}

/** The folder of each kind of item, which is the part of a pack it belongs to. */
export const PART_OF = {
  figure: 'figures',
  table: 'tables',
  text: 'texts',
  rows: 'data',
} as const satisfies Record<Exportable['kind'], PackPart>;

/** Lets the page update, and throws after a cancellation. */
async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

/** A figure as SVG and PDF: a pair for each of its sheets. */
async function makeFigure(
  figure: ExportFigure,
  cell: CellInfo,
  path: string,
  { options, signal }: PackRequest,
): Promise<Made> {
  const drawn = await drawSheet(figure, cell, options);
  const { sheets, typeface, subject, description, caption } = drawn;
  const [first] = sheets;
  const files: string[] = [];
  const contents: (Uint8Array | string)[] = [];
  const figures: TexFigure[] = [];
  for (const [i, sheet] of sheets.entries()) {
    await pause(signal);
    const stem = sheets.length > 1 ? `${path}-${i + 1}` : path;
    const pdf = await pdfFile([sheet], { typeface, title: subject, description });
    files.push(`${stem}.pdf`, `${stem}.svg`);
    contents.push(pdf, sheetSvg(sheet, drawn, options.text));
    const part = sheets.length > 1 ? ` (${i + 1} of ${sheets.length})` : '';
    figures.push({
      path: `${stem}.pdf`,
      width: sheet.width,
      caption: `${asSentence(`${subject}${part}`)} ${caption}`,
    });
  }
  const size = `${first.width.toFixed(0)} x ${first.height.toFixed(0)} mm`;
  return {
    item: {
      cell: subject,
      caption: `${description} (${size}, smallest text ${first.smallestText.toFixed(1)} pt)`,
      files,
      notes: [caption, missingNote(drawn.missing)].filter(Boolean),
    },
    contents,
    figures,
  };
}

/** Where the numbers of a user's cell come from; other cells have it in their captions. */
const provenanceIn = (cell: CellInfo) =>
  cell.about === null ? `${cell.provenance().join('; ')}.` : '';

/** A table as it is printed, and all of its values. */
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
    contents: [toLatex(table, printOptions(options)), tableCsv(all)],
  };
}

/** Rows of a table that a paper prints; longer ones are data. */
const MOST_PRINTED = 200;

/** A table that is too long to print, as data. */
function asData(item: Exportable): Exportable {
  if (item.kind !== 'table' || item.whole || item.table.rows.length <= MOST_PRINTED) return item;
  return { kind: 'rows', table: item.table, cell: item.cell };
}

/** The rows behind a figure. */
async function makeRows(
  { table, cell }: Extract<Exportable, { kind: 'rows' }>,
  path: string,
): Promise<Made> {
  return {
    item: {
      cell: cell.title,
      caption: `${table.caption}, ${countOf(table.rows.length, 'row')}`,
      files: [`${path}.csv`, `${path}.parquet`],
      notes: [],
    },
    contents: [tableCsv(table), await writeParquet(parquetColumns(table))],
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
    case 'rows':
      return makeRows(exportable, path);
    case 'text':
      return makeText(exportable.markdown(), cell, path);
  }
}

function nameOf(exportable: Exportable): string {
  switch (exportable.kind) {
    case 'figure':
      return exportable.figure.name;
    case 'table':
    case 'rows':
      return exportable.table.name;
    case 'text':
      return exportable.cell.id;
  }
}

/** The file name of an item, which begins with the id of its cell: `bands`, `bands-band_metrics`. */
function stem(cell: CellInfo, name: string): string {
  return fileName(name.startsWith(cell.id) ? name : `${cell.id}-${name}`);
}

/** What the items make use of, by which works are cited. */
function usesOf(items: readonly Exportable[]): Set<string> {
  const uses = new Set<string>();
  for (const { cell, kind } of items) {
    for (const use of [cell.id, ...cell.tables]) uses.add(use);
    if (kind === 'figure') uses.add('figures');
    if (cell.about === null) uses.add('queries');
    if (cell.provenance().includes(CITATION)) uses.add('published');
  }
  return uses;
}

const OTHERS = {
  references: ['references.bib', 'works cited by figures and tables'],
  main: ['main.tex', 'a LaTeX document that includes every figure and table with its caption'],
  licence: ['figures/FONT-LICENSE.txt', 'licence of DejaVu Sans, the font in the figures'],
} as const;

/**
 * Makes a ZIP of the chosen parts: figures (PDF, SVG), tables (LaTeX, CSV), texts, and the rows behind
 * figures with tables of more than 200 rows as data (CSV, Parquet), with a README, a bibliography and a LaTeX document of all. Rejects with the
 * signal's reason where it is aborted.
 */
export async function makePack(request: PackRequest): Promise<Blob> {
  const { date, signal, title, options } = request;
  const items = request.items
    .map(asData)
    .filter(({ kind }) => options.parts.includes(PART_OF[kind]));
  const zip = zipWriter(date);
  const unique = uniqueNames();
  const listed: Record<Exportable['kind'], PackItem[]> = {
    figure: [],
    table: [],
    rows: [],
    text: [],
  };
  const figures: TexFigure[] = [];
  const tables: TexPack['tables'][number][] = [];
  for (const [done, exportable] of items.entries()) {
    request.onProgress(done, items.length);
    await pause(signal);
    const { cell, kind } = exportable;
    const path = unique(`${PART_OF[kind]}/${stem(cell, nameOf(exportable))}`);
    const made = await make(exportable, path, request);
    listed[kind].push(made.item);
    figures.push(...(made.figures ?? []));
    for (const [i, content] of made.contents.entries()) {
      const file = made.item.files[i]!;
      zip.add(file, content);
      if (file.endsWith('.tex') && typeof content === 'string') {
        tables.push({ path: file, latex: content });
      }
    }
  }
  request.onProgress(items.length, items.length);
  const bib = referencesBib(usesOf(items));
  const hasFigures = figures.length > 0;
  const hasTex = hasFigures || tables.length > 0;
  const others: PackFacts['others'] = [
    ...(hasTex ? [OTHERS.main] : []),
    ...(bib ? [OTHERS.references] : []),
    ...(hasFigures ? [OTHERS.licence] : []),
  ];
  const lists = {
    figures: listed.figure,
    tables: listed.table,
    texts: listed.text,
    data: listed.rows,
  };
  if (hasTex) zip.add('main.tex', mainTex({ title, figures, tables, references: bib !== '' }));
  if (bib) zip.add('references.bib', bib);
  if (hasFigures) zip.add('figures/FONT-LICENSE.txt', await loadFontLicence());
  zip.add('README.md', packReadme({ ...request.facts, title, date, ...lists, others }));
  signal.throwIfAborted();
  return zip.end();
}
