import type { ComponentType } from 'react';
import type { CellText } from '@/components/export/cell-info';
import type { PublishedUse } from '@/lib/notebook/published/provenance';
import type { ResultTableName } from '@/lib/scoring/result-tables';

/** A built-in cell of the notebook. */
export interface CellDefinition {
  readonly id: string;
  readonly title: string;
  /** Title in the outline. */
  readonly short: string;
  readonly about: CellText;
  /**
   * What must be loaded before the cell is drawn: a task with predictions (the default), the
   * published tables, or one of the two.
   */
  readonly needs?: 'task' | 'published' | 'either';
  /** Result tables it reads. */
  readonly tables: readonly ResultTableName[];
  /** Published rows it reads. */
  readonly published?: readonly PublishedUse[];
  /** Controls, figure and rows; lazy, except for the first cell. */
  readonly view: ComponentType;
  /** The view is part of the first page load: draw it at once. */
  readonly eager?: boolean;
  /** The view ends in a footer of its own, since it shows more than the current task. */
  readonly viewHasFooter?: boolean;
}
