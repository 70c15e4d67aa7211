'use client';

import { Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useView } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { lazyModule } from '@/components/ui/lazy';
import { Popover } from '@/components/ui/Popover';
import { showError } from '@/lib/notebook/ephemeral';

const names = lazyModule(() => import('@/components/sources/TeamNamesDialog'));
const TeamList = lazy(() => import('./TeamList').then((m) => ({ default: m.TeamList })));

/** Chooses the teams of all figures, and opens the table of their names. */
export function TeamPicker() {
  const { task } = useView();
  const [naming, setNaming] = useState(false);
  const dialog = names.useLoaded();
  if (!task || task.allTeams.length === 0) return null;
  const open = () => {
    setNaming(true);
    names.load().catch(showError);
  };
  return (
    <>
      <Popover
        label="Teams shown"
        align="start"
        className="w-72"
        trigger={
          <Button className="shrink-0">
            <span className="sr-only sm:not-sr-only">Teams</span>{' '}
            <Users size={14} aria-hidden className="sm:hidden" />
            {task.teams.length} of {task.allTeams.length}
          </Button>
        }
      >
        <Suspense fallback={null}>
          <TeamList task={task} onNames={open} />
        </Suspense>
      </Popover>
      {naming && dialog && <dialog.TeamNamesDialog onClose={() => setNaming(false)} />}
    </>
  );
}
