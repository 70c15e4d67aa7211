'use client';

import { useMemo } from 'react';
import { type CellInfo, CellInfoContext } from '@/components/export/cell-info';
import { packInputs } from '@/components/export/pack-facts';
import { useSession, useView } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useViewMode } from '@/components/hooks/view-mode';
import type { CellChange } from '@/lib/notebook/document/operations';
import { currentDocument } from '@/lib/notebook/document/store';
import type { UserCell } from '@/lib/notebook/document/types';
import { originsOfTasks } from '@/lib/notebook/origin';
import { calledWhere } from '@/lib/notebook/text/called-where';
import { readSpec } from '@/lib/plots/chart/spec';
import { tablesRead } from '@/lib/sql/query/references';
import { ChartCellBody } from './ChartCellBody';
import { SqlCellBody } from './SqlCellBody';
import { TextCellBody } from './TextCellBody';

/** Files named before the others are counted. */
const FEW = 6;

/** The tables a user's cell reads: a chart its source, a query all tables it names. */
function readsOf(cell: UserCell): readonly string[] {
  if (cell.kind === 'sql') return [...tablesRead(cell.sql)];
  if (cell.kind === 'text') return [];
  const source = readSpec(cell.spec).spec?.source;
  if (source === undefined) return [];
  const query = currentDocument().cells.find((c) => c.kind === 'sql' && c.name === source);
  return query?.kind === 'sql' ? [source, ...tablesRead(query.sql)] : [source];
}

/** What figures and tables of the cell need to know of it when they are saved. */
function useInfo(cell: UserCell, title: string): CellInfo {
  const session = useSession();
  const { tasks, files } = useView();
  const origins = useMemo(
    () =>
      originsOfTasks(
        tasks.map(({ id }) => id),
        files.sources,
      ),
    [tasks, files],
  );
  return useMemo(() => {
    const provenance = () => {
      const reads = readsOf(cell);
      const inputs = packInputs(session.state);
      const names = inputs.slice(0, FEW).map(({ name }) => name);
      const more = inputs.length > FEW ? ` and ${inputs.length - FEW} more` : '';
      return [
        ...(inputs.some(({ synthetic }) => synthetic) ? ['Synthetic twin'] : []),
        ...(reads.length > 0 ? [`Reads ${reads.join(', ')}`] : []),
        ...(names.length > 0 ? [`From ${names.join(', ')}${more}`] : []),
        calledWhere(currentDocument().settings),
      ];
    };
    const facts = () => provenance().filter((part) => !part.startsWith('From '));
    return { id: cell.id, title, about: null, tables: [], origins, provenance, facts };
  }, [cell, title, session, origins]);
}

interface UserCellBodyProps {
  cell: UserCell;
  title: string;
  onChange(change: CellChange): void;
}

function Body({ cell, onChange }: Omit<UserCellBodyProps, 'title'>) {
  const untrusted = useEphemeral((state) => state.untrusted);
  const readOnly = useViewMode().kind !== 'edit';
  const shared = { onChange, untrusted, readOnly };
  switch (cell.kind) {
    case 'text':
      return <TextCellBody cell={cell} {...shared} />;
    case 'sql':
      return <SqlCellBody cell={cell} {...shared} />;
    case 'chart':
      return <ChartCellBody cell={cell} {...shared} />;
  }
}

/** The content of a user's cell, by its kind. */
export default function UserCellBody({ cell, title, onChange }: UserCellBodyProps) {
  return (
    <CellInfoContext value={useInfo(cell, title)}>
      <Body cell={cell} onChange={onChange} />
    </CellInfoContext>
  );
}
