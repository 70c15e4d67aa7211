'use client';

import { type ReactNode, useMemo } from 'react';
import { useWorkspace } from '@/components/hooks/context';
import { currentDocument } from '@/lib/notebook/document/store';
import type { OwnCell } from '@/lib/notebook/document/types';
import { tablesRead } from '@/lib/notebook/query/references';
import { settingsStore } from '@/lib/notebook/settings';
import { readSpec } from '@/lib/plots/chart/spec';
import { CellInfoContext } from './cell-info';
import { packInputs } from './pack-facts';

/** Files named one by one; more are counted. */
const FEW = 6;

/** What an own cell reads: a chart its table, a query all it names. */
function readsOf(cell: OwnCell): readonly string[] {
  if (cell.kind === 'sql') return [...tablesRead(cell.sql)];
  if (cell.kind === 'text') return [];
  const source = readSpec(cell.spec).spec?.source;
  if (source === undefined) return [];
  const query = currentDocument().cells.find((c) => c.kind === 'sql' && c.name === source);
  return query?.kind === 'sql' ? [source, ...tablesRead(query.sql)] : [source];
}

interface OwnCellInfoProps {
  cell: OwnCell;
  title: string;
  children: ReactNode;
}

/** Lets what stands in a cell of the reader's own know the cell when it is saved. */
export function OwnCellInfo({ cell, title, children }: OwnCellInfoProps) {
  const workspace = useWorkspace();
  const info = useMemo(() => {
    const provenance = () => {
      const reads = readsOf(cell);
      const inputs = packInputs(workspace.state);
      const names = inputs.slice(0, FEW).map(({ name }) => name);
      const more = inputs.length > FEW ? ` and ${inputs.length - FEW} more` : '';
      return [
        ...(inputs.some(({ synthetic }) => synthetic) ? ['Synthetic twin'] : []),
        ...(reads.length > 0 ? [`Reads ${reads.join(', ')}`] : []),
        ...(names.length > 0 ? [`From ${names.join(', ')}${more}`] : []),
        `positive where score > ${settingsStore.getState().threshold.toFixed(3)}`,
      ];
    };
    return { id: cell.id, title, about: '', provenance };
  }, [cell, title, workspace]);
  return <CellInfoContext value={info}>{children}</CellInfoContext>;
}
