import type { ComponentType } from 'react';
import type { ResultRows } from '@/lib/evaluation/result-tables';

/** One cell of the notebook. */
export interface CellDefinition {
  readonly id: string;
  /** Says what is seen. */
  readonly title: string;
  /** Shorter, for the outline. */
  readonly short: string;
  /** What is shown and how it is defined. */
  readonly about: string;
  /** Result tables it reads. */
  readonly tables: readonly (keyof ResultRows)[];
  /** Controls, figure and rows. Drawn only where a task is loaded. */
  readonly Body: ComponentType;
}
