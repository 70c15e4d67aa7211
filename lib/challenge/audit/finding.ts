import type { PublishedTables } from '../published/tables';

/** One printed value, by where it stands. */
export interface Cell {
  table: string;
  row: string;
  column: string;
  value: number;
}

/** A place where printed tables disagree with themselves or with each other. */
export interface Finding {
  rule: string;
  /** The table at fault, or the first of those that disagree. */
  table: string;
  /** Every printed value the finding rests on. */
  cells: Cell[];
  /** The value in question; null where it is not a single one. */
  printed: number | null;
  /** What it should be by the rule; null where that is not a number. */
  recomputed: number | null;
  /** Whether rounding of the printed values alone can bring the two together. */
  roundingExplains: boolean;
  text: string;
}

/** Looks through a set of tables for one kind of disagreement. */
export interface Rule {
  name: string;
  /** What it checks, as a sentence for the reader. */
  checks: string;
  find(tables: PublishedTables): Finding[];
}
