'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { type Entry, found } from './match';
import { useEntries } from './use-entries';

/** More results than this are not read by anyone. */
const MOST = 50;

const KINDS: Readonly<Record<Entry['kind'], string>> = {
  class: 'Class',
  team: 'Team',
  task: 'Task',
  cell: 'Section',
  setting: 'Setting',
  command: 'Command',
};

/** The next place of the highlighted result for a key; null for keys that do not move it. */
function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place + count - 1) % count;
    case 'PageDown':
      return Math.min(count - 1, place + 8);
    case 'PageUp':
      return Math.max(0, place - 8);
    default:
      return null;
  }
}

/** Finds any class, team, section, setting or command, by keyboard. */
export function SearchDialog({ onClose }: { onClose(): void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const all = found(useEntries(typed), typed);
  const shown = all.slice(0, MOST);
  const current = shown[Math.min(place, shown.length - 1)];
  const option = (entry: Entry) => `${id}-${shown.indexOf(entry)}`;
  const choose = (entry: Entry) => {
    onClose();
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    }
    const next = shown.length > 0 ? placeAfter(event.key, place, shown.length) : null;
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Dialog
      title="Search"
      about="Any class, team, section, setting or command. A number sets the threshold."
      onClose={onClose}
    >
      <div className="p-1">
        <input
          // The dialog gives it the focus.
          ref={(input) => input?.setAttribute('autofocus', '')}
          role="combobox"
          aria-label="Search"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current && option(current)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPlace(0);
          }}
          onKeyDown={press}
          className="w-full rounded-md border border-line bg-raised px-3 py-2"
        />
        <p role="status" className="sr-only">
          {typed.trim() === '' ? '' : `${all.length} found`}
        </p>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Results"
          className="mt-2 h-[min(24rem,50vh)] overflow-y-auto"
        >
          {shown.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={entry.id}
              id={option(entry)}
              role="option"
              tabIndex={-1}
              aria-selected={entry === current}
              onClick={() => choose(entry)}
              onPointerMove={() => setPlace(shown.indexOf(entry))}
              className="flex cursor-pointer items-baseline justify-between gap-4 rounded-md px-3 py-1.5 text-sm aria-selected:bg-accent/12"
            >
              <span className="min-w-0 truncate">{entry.label}</span>
              <span className="shrink-0 text-soft text-xs">{KINDS[entry.kind]}</span>
            </div>
          ))}
        </div>
        {shown.length === 0 && <p className="px-3 text-soft text-sm">Nothing found.</p>}
      </div>
    </Dialog>
  );
}
