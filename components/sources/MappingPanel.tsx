'use client';

import { useState } from 'react';
import { useWorkspace, useWorkspaceState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/Select';
import { TextField } from '@/components/ui/TextField';
import type { Role, ScoreScale } from '@/lib/engine';
import { teamOf } from '@/lib/notebook/session/names';
import type { Choices, SourceEntry } from '@/lib/notebook/session/types';
import { ClassMapping } from './ClassMapping';
import { withRole } from './with-role';
import { countIn, ROLE_NAMES, roleOf } from './words';

const ROLES = (Object.keys(ROLE_NAMES) as Role[]).map((value) => ({
  value,
  label: ROLE_NAMES[value],
}));

const SCALES: readonly { value: ScoreScale; label: string }[] = [
  { value: 'probability', label: 'probabilities, 0 to 1' },
  { value: 'percent', label: 'percent: divide by 100' },
  { value: 'logit', label: 'logits: apply the logistic function' },
];

/** What was guessed of a file, with the reason, and the means to overrule it. */
export function MappingPanel({ entry }: { entry: SourceEntry }) {
  const workspace = useWorkspace();
  const tasks = useWorkspaceState((state) => state.tasks);
  const [choices, setChoices] = useState<Choices>(entry.choices);
  const { description, loaded } = entry;
  if (!loaded) return null;
  const role = choices.overrides.role ?? roleOf(entry) ?? 'predictions';
  const override = (change: Choices['overrides']) =>
    setChoices({ ...choices, overrides: { ...choices.overrides, ...change } });
  const columns = loaded.columns.map((c) => ({ value: c.name, label: c.name }));
  const taskOptions = [
    { value: '', label: 'the one it covers best' },
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
        {role !== 'counts' && (
          <Select
            label="Id column"
            value={choices.overrides.idColumn ?? description?.idColumn ?? ''}
            options={[{ value: '', label: 'guess' }, ...columns]}
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
      <Button look="strong" onClick={() => void workspace.amend(entry.id, choices)}>
        Read it so
      </Button>
    </div>
  );
}
