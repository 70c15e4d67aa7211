'use client';

import { Database } from 'lucide-react';
import { useContext } from 'react';
import { openAsQuery } from '@/components/cells/user/open-as-query';
import { CellIdContext } from '@/components/hooks/document';
import { useViewMode } from '@/components/hooks/view-mode';
import { Button } from '@/components/ui/Button';

/** The query that gives the rows, to be read and to go on from. */
export function QueryBehind({ sql }: { sql: string }) {
  const cell = useContext(CellIdContext);
  const editing = useViewMode().kind === 'edit';
  return (
    <div className="space-y-2">
      <p className="text-soft text-sm">The query that gives them:</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        className="max-h-48 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 text-xs"
      >
        {sql}
      </pre>
      {editing && (
        <Button onClick={() => openAsQuery(sql, cell)}>
          <Database size={14} aria-hidden /> Open as a query
        </Button>
      )}
    </div>
  );
}
