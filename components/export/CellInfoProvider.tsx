'use client';

import { type ReactNode, useMemo } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { provenanceOf } from '@/components/cells/shared/provenance-of';
import { useView, useWorkspace } from '@/components/hooks/context';
import { usePublished } from '@/components/hooks/published';
import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedUse, publishedProvenance } from '@/lib/notebook/published/provenance';
import { CellInfoContext } from './cell-info';

interface CellInfoProviderProps {
  id: string;
  cell: CellDefinition;
  /** What of the cell is drawn: computed from files, published. */
  given: { readonly task: boolean; readonly published: boolean };
  uses: readonly PublishedUse[];
  children: ReactNode;
}

/** Lets what stands in a cell know the cell when it is saved. */
export function CellInfoProvider({ id, cell, given, uses, children }: CellInfoProviderProps) {
  const workspace = useWorkspace();
  const { task } = useView();
  const tables = usePublished((state) => state.tables);
  const info = useMemo(() => {
    const provenance = () => {
      const { sources, tasks } = workspace.state;
      return [
        ...(given.published && tables ? [...publishedProvenance(tables, uses), CITATION] : []),
        ...(given.task && task ? provenanceOf(task, sources, tasks, cell.tables) : []),
      ];
    };
    return { id, title: cell.title, about: cell.about, provenance };
  }, [id, cell, given.task, given.published, uses, tables, task, workspace]);
  return <CellInfoContext value={info}>{children}</CellInfoContext>;
}
