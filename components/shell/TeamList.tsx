'use client';

import { useState } from 'react';
import { useSettings } from '@/components/hooks/context';
import { useViewMode } from '@/components/hooks/view-mode';
import { Button } from '@/components/ui/Button';
import { Checkbox, NumberField, TextField } from '@/components/ui/fields';
import { changeSettings } from '@/lib/notebook/document/store';
import { hiddenBut, matchesPattern } from '@/lib/notebook/team-choice';
import type { TaskView } from '@/lib/notebook/view';

/** Teams from which on the list can be searched. */
const MANY = 8;
/** Teams that "Best" begins with. */
const FEW = 10;

/** Shows these teams of the task and hides its others; teams of other tasks stay as they are. */
function show(task: TaskView, hidden: readonly string[], shown: readonly string[]): void {
  const others = hidden.filter((team) => !task.allTeams.includes(team));
  changeSettings({ hiddenTeams: [...others, ...hiddenBut(task.allTeams, shown)] });
}

/** Chooses many teams at once: all, none, the best, or those that match what is typed. */
function ManyTeams({ task, typed }: { task: TaskView; typed: string }) {
  const { allTeams } = task;
  const hidden = useSettings((s) => s.hiddenTeams);
  const [best, setBest] = useState(Math.min(FEW, allTeams.length));
  const found = allTeams.filter((team) => matchesPattern(team, typed));
  const choose = (teams: readonly string[]) => show(task, hidden, teams);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <Button onClick={() => choose(allTeams)}>All</Button>
      <Button onClick={() => choose([])}>None</Button>
      <Button onClick={() => choose(allTeams.slice(0, best))}>Best {best}</Button>
      <NumberField
        label="how many"
        value={best}
        min={1}
        max={allTeams.length}
        whole
        onChange={setBest}
      />
      {typed !== '' && <Button onClick={() => choose(found)}>Only the {found.length} found</Button>}
    </div>
  );
}

/** The teams of a task, each to be shown or hidden. */
export function TeamList({ task, onNames }: { task: TaskView; onNames(): void }) {
  const { allTeams } = task;
  const hidden = useSettings((s) => s.hiddenTeams);
  const editing = useViewMode().kind === 'edit';
  const [typed, setTyped] = useState('');
  const listed = allTeams.filter((team) => matchesPattern(team, typed));
  const toggle = (team: string) => {
    const shown = allTeams.filter((one) => (one === team) === hidden.includes(one));
    show(task, hidden, shown);
  };
  return (
    <>
      {allTeams.length > MANY && (
        <TextField label="Find (* for anything)" value={typed} onChange={setTyped} />
      )}
      <fieldset className="mt-2 max-h-60 overflow-y-auto">
        <legend className="sr-only">Teams shown</legend>
        {listed.map((team) => (
          <Checkbox key={team} checked={!hidden.includes(team)} onChange={() => toggle(team)}>
            <span className="truncate py-0.5">{team}</span>
          </Checkbox>
        ))}
        {listed.length === 0 && <p className="text-soft">No team matches.</p>}
      </fieldset>
      <ManyTeams task={task} typed={typed} />
      {editing && (
        <Button className="mt-2" look="quiet" onClick={onNames}>
          Rename teams
        </Button>
      )}
    </>
  );
}
