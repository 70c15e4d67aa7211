import type { ComponentType } from 'react';
import type { PublishedUse } from '@/lib/notebook/published/provenance';
import type { ResampledRows, ResultRows } from '@/lib/scoring/result-tables';

/** Name of a result table. */
export type TableName = keyof ResultRows | keyof ResampledRows;

/** One cell of the notebook. */
export interface CellDefinition {
  readonly id: string;
  /** Says what is seen. */
  readonly title: string;
  /** Shorter, for the outline. */
  readonly short: string;
  /** What is shown and how it is defined. */
  readonly about: string;
  /**
   * What has to be there before it is drawn: a task with predictions (unless said otherwise), the
   * published tables, or one of the two.
   */
  readonly needs?: 'task' | 'published' | 'either';
  /** The body ends in a footer of its own, since it shows more than the task looked at. */
  readonly ownFooter?: boolean;
  /** Result tables it reads. */
  readonly tables: readonly TableName[];
  /** Published rows it reads. */
  readonly published?: readonly PublishedUse[];
  /** Its figure is the first that readers see: it waits for nothing. */
  readonly eager?: boolean;
  /** Controls, figure and rows. */
  readonly Body: ComponentType;
}
