'use client';

import { unitPhrase } from '@/components/cells/shared/interval-words';
import { RunStatus, spokenRun } from '@/components/cells/shared/RunStatus';
import { NumberField } from '@/components/ui/NumberField';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { isPatientColumn } from '@/lib/engine/intake/clusters';
import {
  FEWEST_REPLICATES,
  MOST_REPLICATES,
  roundedLevel,
} from '@/lib/notebook/uncertainty/settings';
import { changeUncertainty } from '@/lib/notebook/uncertainty/store';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { useClusterColumns } from './use-cluster-columns';

const GUESSED = 'guessed';

/** Which images are drawn together: patients where the data names them, each image, or a column. */
function UnitSelect({ cluster }: { cluster: string | null }) {
  const columns = useClusterColumns();
  const patients = columns.find(isPatientColumn);
  const options = [
    ...(patients === undefined ? [] : [{ value: GUESSED, label: `patients (${patients})` }]),
    { value: patients === undefined ? GUESSED : '', label: 'images, each for itself' },
    ...columns
      .filter((name) => name !== patients)
      .map((name) => ({ value: name, label: `groups by ${name}` })),
  ];
  const value = cluster ?? GUESSED;
  return (
    <Select
      label="Draw"
      value={options.some((option) => option.value === value) ? value : GUESSED}
      options={options}
      onChange={(next) => changeUncertainty({ cluster: next === GUESSED ? null : next })}
    />
  );
}

/** What is drawn and how often; and the run itself. */
export function ResamplingPanel({ u }: { u: TaskUncertainty }) {
  const { replicates, seed, cluster, level, method } = u.settings;
  return (
    <fieldset className="mb-6 min-w-0 space-y-3 rounded-md border border-line bg-raised/60 p-4">
      <legend className="px-1 text-soft text-sm">
        Resampling, for all intervals of the notebook
      </legend>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <NumberField
          label="Replicates"
          value={replicates}
          min={FEWEST_REPLICATES}
          max={MOST_REPLICATES}
          whole
          onChange={(value) => changeUncertainty({ replicates: value })}
        />
        <UnitSelect cluster={cluster} />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          whole
          onChange={(value) => changeUncertainty({ seed: value })}
        />
        <NumberField
          label="Level"
          value={Number((level * 100).toFixed(1))}
          min={50}
          max={99.9}
          unit="%"
          onChange={(value) => changeUncertainty({ level: roundedLevel(value / 100) })}
        />
        <Segmented
          label="Method"
          value={method}
          options={[
            { value: 'percentile', label: 'percentile' },
            { value: 'bca', label: 'BCa' },
          ]}
          onChange={(value) => changeUncertainty({ method: value })}
        />
      </div>
      <RunStatus u={u} main />
      <p role="status" className="sr-only">
        {spokenRun(u)}
      </p>
      {u.replicates && (
        <p className="text-soft text-sm">
          Each replicate draws {unitPhrase(u.replicates.cluster)}, with replacement.
        </p>
      )}
    </fieldset>
  );
}
