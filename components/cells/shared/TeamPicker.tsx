'use client';

import { useSettings, useView } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';
import { changeSettings } from '@/lib/notebook/settings';

/** Takes teams out of the figures, and puts them back. */
export function TeamPicker() {
  const { task } = useView();
  const hidden = useSettings((s) => s.hiddenTeams);
  if (!task || task.allTeams.length === 0) return null;
  const toggle = (team: string) =>
    changeSettings({
      hiddenTeams: hidden.includes(team) ? hidden.filter((t) => t !== team) : [...hidden, team],
    });
  return (
    <Popover
      label="Teams shown"
      align="start"
      className="max-h-80 w-56"
      trigger={
        <Button>
          Teams {task.teams.length} of {task.allTeams.length}
        </Button>
      }
    >
      <fieldset>
        <legend className="px-1 pb-1 text-soft">Teams shown</legend>
        {task.allTeams.map((team) => (
          <label key={team} className="flex items-center gap-2 rounded px-1 py-0.5 hover:bg-sunken">
            <input
              type="checkbox"
              checked={!hidden.includes(team)}
              onChange={() => toggle(team)}
              className="accent-accent"
            />
            <span className="truncate">{team}</span>
          </label>
        ))}
      </fieldset>
      <Button className="mt-2" onClick={() => changeSettings({ hiddenTeams: [] })}>
        Show all
      </Button>
    </Popover>
  );
}
