import type { Selection } from '../selection';
import type { NotebookSettings } from '../settings';
import type { UncertaintySettings } from '../uncertainty/settings';

interface CellBase {
  /** Unlike that of any other cell of the document; safe in an address. */
  readonly id: string;
  /** Folded to a line while editing, left out when reading; the outline marks it. */
  readonly hidden: boolean;
}

/** One of the notebook's own cells. */
export interface BuiltInCell extends CellBase {
  readonly kind: 'built-in';
  /** Id of the cell in the registry; the first cell that shows it bears the same id. */
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

/** The reader's own kinds of cell. */
export type OwnCell = TextCell | SqlCell | ChartCell;

export type DocumentCell = BuiltInCell | OwnCell;

export type ChoiceValue = string | number | boolean | readonly string[];

/** What was chosen in single cells, by cell and name of the choice. */
export type CellChoices = Readonly<Record<string, Readonly<Record<string, ChoiceValue>>>>;

/** Everything that is kept, saved and shared of a notebook: never data. */
export interface NotebookDocument {
  /** Empty for a notebook without a name. */
  readonly title: string;
  readonly cells: readonly DocumentCell[];
  readonly settings: NotebookSettings;
  readonly uncertainty: UncertaintySettings;
  readonly choices: CellChoices;
  readonly selection: Selection;
}
