import type { ImageTags } from '../images/tags';
import type { Selection } from '../selection';
import type { NotebookSettings } from '../settings';
import type { UncertaintySettings } from '../uncertainty/settings';

interface CellBase {
  /** Unique in the document; safe in an address. */
  readonly id: string;
  /** Collapsed to a line in edit mode, left out in read mode; marked in the outline. */
  readonly hidden: boolean;
}

/** A cell of the registry. */
export interface BuiltInCell extends CellBase {
  readonly kind: 'built-in';
  /** Id of the cell in the registry; the first cell that shows it has the same id. */
  readonly cell: string;
}

/** Prose written by the user. */
export interface TextCell extends CellBase {
  readonly kind: 'text';
  /** Markdown, with TeX between dollars and values of tables between double braces. */
  readonly text: string;
}

/** A query written by the user. */
export interface SqlCell extends CellBase {
  readonly kind: 'sql';
  /** An identifier; other cells read the query's rows under it. */
  readonly name: string;
  readonly sql: string;
}

/** A chart made by the user of a table or of a query's rows. */
export interface ChartCell extends CellBase {
  readonly kind: 'chart';
  /** JSON of a chart's specification as typed, valid or not. */
  readonly spec: string;
}

/** The kinds of cell that users add. */
export type UserCell = TextCell | SqlCell | ChartCell;

export type DocumentCell = BuiltInCell | UserCell;

export type ChoiceValue = string | number | boolean | readonly string[];

/** Choices made in single cells, by cell id and name of the choice. */
export type CellChoices = Readonly<Record<string, Readonly<Record<string, ChoiceValue>>>>;

/** Everything of a notebook that is saved, and shared but for tags: never data. */
export interface NotebookDocument {
  /** Empty for a notebook without a name. */
  readonly title: string;
  readonly cells: readonly DocumentCell[];
  readonly settings: NotebookSettings;
  readonly uncertainty: UncertaintySettings;
  readonly choices: CellChoices;
  readonly selection: Selection;
  /** What the reader says of single images; shared only if the reader asks for it. */
  readonly tags: ImageTags;
}
