'use client';

import { useId, useState } from 'react';
import { useSession, useSessionState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Controls } from '@/components/ui/blocks';
import { Dialog } from '@/components/ui/Dialog';
import { Select, TextField } from '@/components/ui/fields';
import { teamOf } from '@/lib/notebook/session/names';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { type NamePart, namePart, repeatedNames } from '@/lib/notebook/team-choice';

const PARTS: readonly { value: NamePart; label: string }[] = [
  { value: 'file', label: 'file name' },
  { value: 'folder', label: 'folder' },
  { value: 'folder-above', label: 'folder above' },
  { value: 'pattern', label: 'pattern' },
];

const taskOf = ({ joined }: SourceEntry) => joined?.task ?? '';

/** Names that two files of one task have. */
function clashes(entries: readonly SourceEntry[], nameOf: (entry: SourceEntry) => string) {
  const tasks = new Set(entries.map(taskOf));
  return [...tasks].flatMap((task) =>
    repeatedNames(entries.filter((entry) => taskOf(entry) === task).map(nameOf)),
  );
}

/** Names all teams from a regular part of the files' paths. */
function NameByPart({ onName }: { onName(nameOf: (entry: SourceEntry) => string): void }) {
  const [part, setPart] = useState<NamePart>('file');
  const [pattern, setPattern] = useState('');
  return (
    <Controls>
      <Select label="Name by" value={part} options={PARTS} onChange={setPart} />
      {part === 'pattern' && (
        <TextField label="Regular expression" value={pattern} onChange={setPattern} />
      )}
      <Button onClick={() => onName(({ file }) => namePart(file.name, part, pattern))}>
        Fill in
      </Button>
    </Controls>
  );
}

/** The names of all teams in one table: they are used in figures, tables, queries and files. */
export function TeamNamesDialog({ onClose }: { onClose(): void }) {
  const session = useSession();
  const id = useId();
  const sources = useSessionState((state) => state.sources);
  const entries = sources.filter((entry) => entry.joined !== null && entry.status.kind === 'ready');
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (entry: SourceEntry) => (typed.get(entry.id) ?? teamOf(entry)).trim();
  const alike = clashes(entries, nameOf);
  const fill = (name: (entry: SourceEntry) => string) =>
    setTyped(new Map(entries.flatMap((entry) => (name(entry) ? [[entry.id, name(entry)]] : []))));
  const apply = () => {
    for (const entry of entries) {
      const name = nameOf(entry);
      if (name !== teamOf(entry)) void session.amend(entry.id, { ...entry.choices, team: name });
    }
    onClose();
  };
  return (
    <Dialog
      title="Names of teams"
      about="Short names make figures and tables easier to read. They are saved with the notebook."
      onClose={onClose}
    >
      <NameByPart onName={fill} />
      <table className="w-full text-sm">
        <thead className="text-left text-soft">
          <tr>
            <th className="py-1 pr-3 font-medium">File</th>
            <th className="py-1 font-medium">Team</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="max-w-60 break-words py-0.5 pr-3" id={`${id}-${entry.id}`}>
                {entry.file.name}
              </td>
              <td>
                <input
                  aria-labelledby={`${id}-${entry.id}`}
                  value={typed.get(entry.id) ?? teamOf(entry)}
                  onChange={(event) =>
                    setTyped(new Map([...typed, [entry.id, event.target.value]]))
                  }
                  className="w-full rounded-md border border-line bg-raised px-2 py-1"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button look="strong" disabled={alike.length > 0} onClick={apply}>
          Apply
        </Button>
        <p role="status" className="text-alarm text-sm">
          {alike.length > 0 && `Two files of one task would be ${alike.join(', ')}.`}
        </p>
      </div>
    </Dialog>
  );
}
