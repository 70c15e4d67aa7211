'use client';

import { useState } from 'react';
import { useSession, useSessionState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { optionsOf, Select, TextField } from '@/components/ui/fields';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import type { Description, Role, ScoreScale } from '@/lib/ingest/types';
import { teamOf } from '@/lib/notebook/session/names';
import type { Choices, SourceEntry } from '@/lib/notebook/session/types';
import type { Task } from '@/lib/scoring/task';
import { countIn, ROLE_NAMES, roleOf, withRole } from './entry';
import { LabelMeaningFields } from './LabelMeaningFields';
import { LayoutChoices } from './LayoutChoices';

type ClassChoices = Readonly<Record<string, string | null>>;

interface ClassMappingProps {
  columns: readonly string[];
  description: Description | null;
  tasks: readonly Task[];
  chosen: ClassChoices;
  onChange(chosen: ClassChoices): void;
}

const NO_CLASS = '(no class)';

/** Assigns columns to classes. */
function ClassMapping(props: ClassMappingProps) {
  const { columns, description, tasks, chosen, onChange } = props;
  const guessed = new Map(description?.classes.map((c) => [c.column, c.name]));
  const known = [...new Set(tasks.flatMap((task) => task.classes.map((c) => c.name)))];
  const nameOf = (column: string) =>
    Object.hasOwn(chosen, column) ? chosen[column]! : (guessed.get(column) ?? null);
  return (
    <Disclosure title={`${guessed.size} of ${columns.length} columns are classes`}>
      <div className="max-h-72 overflow-auto rounded-md border border-line">
        <table className="w-full">
          <thead className="sticky top-0 bg-sunken text-left">
            <tr>
              <th scope="col" className="px-2 py-1 font-medium">
                Column
              </th>
              <th scope="col" className="px-2 py-1 font-medium">
                Class
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const name = nameOf(column);
              const options = [...new Set([...(name ? [name] : []), ...known, column])];
              return (
                <tr key={column} className="border-line border-t">
                  <td className="break-all px-2 py-1">{column}</td>
                  <td className="px-2 py-1">
                    <select
                      aria-label={`Class of column ${column}`}
                      value={name ?? NO_CLASS}
                      onChange={(event) => {
                        const value = event.target.value;
                        onChange({ ...chosen, [column]: value === NO_CLASS ? null : value });
                      }}
                      className="max-w-full rounded-md border border-line bg-raised px-2 py-0.5"
                    >
                      <option>{NO_CLASS}</option>
                      {options.map((option) => (
                        <option key={option}>{option}</option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

const ROLES = (Object.keys(ROLE_NAMES) as Role[]).map((value) => ({
  value,
  label: ROLE_NAMES[value],
}));

const SCALES: readonly { value: ScoreScale; label: string }[] = [
  { value: 'probability', label: 'probabilities, 0 to 1' },
  { value: 'percent', label: 'percent (divide by 100)' },
  { value: 'logit', label: 'logits (apply the logistic function)' },
  { value: 'rank', label: 'other scores (use the order only)' },
];

/** How a file was read, and choices to read it in another way. */
export function MappingPanel({ entry }: { entry: SourceEntry }) {
  const session = useSession();
  const tasks = useSessionState((state) => state.tasks);
  const [choices, setChoices] = useState<Choices>(entry.choices);
  const { description, loaded } = entry;
  if (!loaded) return null;
  const role = choices.overrides.role ?? roleOf(entry) ?? 'predictions';
  const override = (change: Choices['overrides']) =>
    setChoices({ ...choices, overrides: { ...choices.overrides, ...change } });
  const columns = optionsOf(loaded.columns.map((c) => c.name));
  const taskOptions = [
    { value: '', label: 'best match' },
    ...tasks.map((task) => ({ value: task.id, label: task.name })),
  ];
  return (
    <div className="mt-2 space-y-3 border-line border-t pt-3 text-sm">
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        <Select
          label="Role"
          value={role}
          options={ROLES}
          onChange={(next) => setChoices(withRole(choices, next, entry))}
        />
        {role !== 'counts' && role !== 'score-counts' && role !== 'classes' && (
          <Select
            label="Id column"
            value={choices.overrides.idColumn ?? description?.idColumn ?? ''}
            options={[{ value: '', label: 'automatic' }, ...columns]}
            onChange={(idColumn) => override({ idColumn: idColumn || undefined })}
          />
        )}
        {role === 'predictions' && (
          <>
            <TextField
              label="Team"
              value={choices.team ?? teamOf(entry)}
              onChange={(team) => setChoices({ ...choices, team })}
            />
            <Select
              label="Task"
              value={choices.task ?? ''}
              options={taskOptions}
              onChange={(task) => setChoices({ ...choices, task: task || undefined })}
            />
            <Select
              label="Scores"
              value={choices.overrides.scale ?? description?.scale ?? 'probability'}
              options={SCALES}
              onChange={(scale) => override({ scale })}
            />
          </>
        )}
        {role === 'labels' && (
          <TextField
            label="Task"
            value={choices.task ?? tasks.find((t) => t.id === entry.id)?.name ?? ''}
            onChange={(task) => setChoices({ ...choices, task })}
          />
        )}
        {role === 'labels' && (
          <LabelMeaningFields
            inForce={description?.meanings ?? DEFAULT_MEANINGS}
            stated={choices.overrides.meanings ?? {}}
            onChange={(meanings) => override({ meanings })}
          />
        )}
        {(role === 'labels' || role === 'predictions') && (
          <LayoutChoices chosen={choices.overrides} description={description} onChange={override} />
        )}
        {role === 'counts' && (
          <TextField
            label="Images in the training set"
            numeric
            value={choices.trainingImages?.toString() ?? ''}
            onChange={(value) => setChoices({ ...choices, trainingImages: countIn(value) })}
          />
        )}
      </div>
      {(role === 'labels' || role === 'predictions') && (
        <ClassMapping
          columns={loaded.columns.map((c) => c.name)}
          description={description}
          tasks={tasks}
          chosen={choices.overrides.classes ?? {}}
          onChange={(classes) => override({ classes })}
        />
      )}
      <Button look="strong" onClick={() => void session.amend(entry.id, choices)}>
        Apply
      </Button>
    </div>
  );
}
