'use client';

import { useState } from 'react';
import { useSession, useSessionState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { optionsOf, Select, TextField } from '@/components/ui/fields';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import type { Overrides, Role, ScoreScale } from '@/lib/ingest/types';
import { teamOf } from '@/lib/notebook/session/names';
import type { Choices, SourceEntry } from '@/lib/notebook/session/types';
import type { Task } from '@/lib/scoring/task';
import { ClassMapping } from './ClassMapping';
import { chooseRole, countIn, ROLE_NAMES, roleOf } from './entry';
import { LabelMeaningFields } from './LabelMeaningFields';
import { LayoutChoices } from './LayoutChoices';
import { ReaderChoices } from './ReaderChoices';

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

interface ChoicesOfRoleProps {
  readonly entry: SourceEntry;
  readonly tasks: readonly Task[];
  readonly choices: Choices;
  onChange(choices: Choices): void;
  onOverride(change: Overrides): void;
}

function PredictionChoices(props: ChoicesOfRoleProps) {
  const { entry, tasks, choices, onChange, onOverride } = props;
  const taskOptions = [
    { value: '', label: 'best match' },
    ...tasks.map((task) => ({ value: task.id, label: task.name })),
  ];
  return (
    <>
      <TextField
        label="Team"
        value={choices.team ?? teamOf(entry)}
        onChange={(team) => onChange({ ...choices, team })}
      />
      <Select
        label="Task"
        value={choices.task ?? ''}
        options={taskOptions}
        onChange={(task) => onChange({ ...choices, task: task || undefined })}
      />
      <Select
        label="Scores"
        value={choices.overrides.scale ?? entry.description?.scale ?? 'probability'}
        options={SCALES}
        onChange={(scale) => onOverride({ scale })}
      />
    </>
  );
}

const readersOf = (task: Task | undefined) =>
  task?.source.content.readers.map(({ name }) => name) ?? [];

function LabelChoices({ entry, tasks, choices, onChange, onOverride }: ChoicesOfRoleProps) {
  return (
    <>
      <TextField
        label="Task"
        value={choices.task ?? tasks.find((task) => task.id === entry.id)?.name ?? ''}
        onChange={(task) => onChange({ ...choices, task })}
      />
      <LabelMeaningFields
        inForce={entry.description?.meanings ?? DEFAULT_MEANINGS}
        stated={choices.overrides.meanings ?? {}}
        onChange={(meanings) => onOverride({ meanings })}
      />
      <ReaderChoices
        columns={optionsOf(entry.loaded?.columns.map(({ name }) => name) ?? [])}
        readers={readersOf(tasks.find(({ id }) => id === entry.id))}
        chosen={choices.overrides}
        description={entry.description}
        onChange={onOverride}
      />
      {choices.overrides.isReader && (
        <TextField
          label="Name of the reader"
          value={choices.team ?? teamOf(entry)}
          onChange={(team) => onChange({ ...choices, team })}
        />
      )}
    </>
  );
}

function CountChoices({ choices, onChange }: Pick<ChoicesOfRoleProps, 'choices' | 'onChange'>) {
  const [text, setText] = useState(choices.trainingImages?.toString() ?? '');
  const isValid = text.trim() === '' || countIn(text) !== undefined;
  return (
    <TextField
      label="Images in the training set"
      numeric
      value={text}
      problem={isValid ? undefined : 'Expected a whole number above 0'}
      onChange={(next) => {
        setText(next);
        onChange({ ...choices, trainingImages: countIn(next) });
      }}
    />
  );
}

/** Roles of files whose rows are not images. */
const WITHOUT_IDS: readonly Role[] = ['counts', 'score-counts', 'classes'];

/** How a file was read, and choices to read it in another way. */
export function MappingPanel({ entry }: { entry: SourceEntry }) {
  const session = useSession();
  const tasks = useSessionState((state) => state.tasks);
  const [choices, setChoices] = useState<Choices>(entry.choices);
  const { description, loaded } = entry;
  if (!loaded) return null;
  const role = choices.overrides.role ?? roleOf(entry) ?? 'predictions';
  const override = (change: Overrides) =>
    setChoices({ ...choices, overrides: { ...choices.overrides, ...change } });
  const ofRole = { entry, tasks, choices, onChange: setChoices, onOverride: override };
  const hasClasses = role === 'labels' || role === 'predictions';
  const columns = loaded.columns.map(({ name }) => name);
  return (
    <form
      className="mt-2 space-y-3 border-line border-t pt-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        void session.amend(entry.id, choices);
      }}
    >
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        <Select
          label="Role"
          value={role}
          options={ROLES}
          onChange={(next) => setChoices(chooseRole(choices, next, entry))}
        />
        {!WITHOUT_IDS.includes(role) && (
          <Select
            label="Id column"
            value={choices.overrides.idColumn ?? description?.idColumn ?? ''}
            options={[{ value: '', label: 'automatic' }, ...optionsOf(columns)]}
            onChange={(idColumn) => override({ idColumn: idColumn || undefined })}
          />
        )}
        {role === 'predictions' && <PredictionChoices {...ofRole} />}
        {role === 'labels' && <LabelChoices {...ofRole} />}
        {hasClasses && (
          <LayoutChoices chosen={choices.overrides} description={description} onChange={override} />
        )}
        {role === 'counts' && <CountChoices choices={choices} onChange={setChoices} />}
      </div>
      {hasClasses && (
        <ClassMapping
          columns={columns}
          description={description}
          tasks={tasks}
          chosen={choices.overrides.classes ?? {}}
          onChange={(classes) => override({ classes })}
        />
      )}
      <Button look="strong" type="submit">
        Apply
      </Button>
    </form>
  );
}
