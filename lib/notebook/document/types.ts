import type { Selection } from '../selection';
import type { NotebookSettings } from '../settings';

interface CellBase {
  /** Unlike that of any other cell of the document; safe in an address. */
  readonly id: string;
  /** Folded away: in the outline, but not drawn. */
  readonly hidden: boolean;
}

/** One of the notebook's own cells. */
export interface BuiltInCell extends CellBase {
  readonly kind: 'built-in';
  /** Id of the cell in the registry. */
  readonly cell: string;
}

/** Prose of the reader's. */
export interface TextCell extends CellBase {
  readonly kind: 'text';
  /** Markdown, with TeX between dollars and values of tables between double braces. */
  readonly text: string;
}

/** A query over what is loaded. */
export interface SqlCell extends CellBase {
  readonly kind: 'sql';
  /** An identifier; other cells read the query's rows under it. */
  readonly name: string;
  readonly sql: string;
}

/** A figure the reader made of a table or of a query's rows. */
export interface ChartCell extends CellBase {
  readonly kind: 'chart';
  /** JSON of a chart's specification, as the reader left it, valid or not. */
  readonly spec: string;
}

export type DocumentCell = BuiltInCell | TextCell | SqlCell | ChartCell;

/** Everything that is kept, saved and shared of a notebook: never data. */
export interface NotebookDocument {
  readonly title: string;
  readonly cells: readonly DocumentCell[];
  readonly settings: NotebookSettings;
  /** What was chosen in single cells, by cell and name of the choice. */
  readonly choices: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  readonly selection: Selection;
}
