import { type ComponentType, createContext } from 'react';
import type { CellText } from '@/components/export/cell-info';
import type { LazyModule } from '@/components/ui/lazy';
import type { PublishedUse } from '@/lib/notebook/published/provenance';
import type { ResultTableName } from '@/lib/scoring/result-tables';
import type { Chapter } from './chapters';
import type { RequirementName } from './requirements';

/** What a cell's `view.tsx` exports. */
export interface CellView {
  readonly about: CellText;
  /** Controls, figure and rows. */
  readonly default: ComponentType;
}

/** A built-in cell of the notebook: what its title, the outline and the document need. */
export interface CellDefinition {
  readonly id: string;
  readonly chapter: Exclude<Chapter, 'own'>;
  readonly title: string;
  /** Title in the outline. */
  readonly short: string;
  /**
   * What must be loaded before the cell is drawn: a task with predictions (the default), the
   * published tables, or one of the two.
   */
  readonly needs?: 'task' | 'published' | 'either';
  /** What else must be loaded; without it the cell is folded into a line that says so. */
  readonly requires?: readonly RequirementName[];
  /** Result tables it reads. */
  readonly tables: readonly ResultTableName[];
  /** Published rows it reads. */
  readonly published?: readonly PublishedUse[];
  /** Loaded when the cell is needed; that of the first cell is part of the first page load. */
  readonly view: LazyModule<CellView> | CellView;
  /** The view ends in a footer of its own, since it shows more than the current task. */
  readonly viewHasFooter?: boolean;
  /** The view itself says where each of its parts comes from, and what of the twin is invented. */
  readonly viewSaysOrigin?: boolean;
}

/** Titles of the cells in the outline, by id, for links from one cell to another. */
export const CellTitles = createContext<ReadonlyMap<string, string>>(new Map());

/** The view of a cell, while rendering inside a Suspense boundary. */
export function readView({ view }: CellDefinition): CellView {
  return 'read' in view ? view.read() : view;
}
