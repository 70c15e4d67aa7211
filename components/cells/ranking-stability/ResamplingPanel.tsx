'use client';

import { useMemo } from 'react';
import { RunStatus, spokenStatus } from '@/components/cells/shared/RunStatus';
import { useTask, useWorkspaceState } from '@/components/hooks/context';
import { NumberField, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { isPatientColumn } from '@/lib/inference/clusters';
import { changeUncertainty } from '@/lib/notebook/document/store';
import type { SourceEntry } from '@/lib/notebook/session/types';
import {
  FEWEST_REPLICATES,
  MOST_REPLICATES,
  roundedLevel,
} from '@/lib/notebook/uncertainty/settings';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { unitPhrase } from '@/lib/notebook/uncertainty/words';

/** Kinds of column whose equal values can define a group. */
const GROUPING: ReadonlySet<string> = new Set(['text', 'integer', 'boolean', 'other']);

/** Columns that may tell which images belong together. */
function candidates({ source }: SourceEntry): string[] {
  if (!source || (source.role !== 'metadata' && source.role !== 'labels')) return [];
  const { attributes } = source.description;
  return source.loaded.columns
    .filter(({ name, kind }) => attributes.includes(name) && GROUPING.has(kind))
    .map(({ name }) => name);
}

/** Columns of the task's label file and of metadata files that can define clusters. */
function useClusterColumns(): readonly string[] {
  const { id } = useTask();
  const sources = useWorkspaceState((state) => state.sources);
  return useMemo(() => {
    const used = sources.filter((e) => e.id === id || e.source?.role === 'metadata');
    return [...new Set(used.flatMap(candidates))];
  }, [id, sources]);
}

const GUESSED = 'guessed';

/** Selects what is resampled: patients if the data names them, single images, or groups of a column. */
function UnitSelect({ cluster }: { cluster: string | null }) {
  const columns = useClusterColumns();
  const patients = columns.find(isPatientColumn);
  const options = [
    ...(patients === undefined ? [] : [{ value: GUESSED, label: `patients (${patients})` }]),
    { value: patients === undefined ? GUESSED : '', label: 'single images (ignores patients)' },
    ...columns
      .filter((name) => name !== patients)
      .map((name) => ({ value: name, label: `groups by ${name}` })),
  ];
  const value = cluster ?? GUESSED;
  return (
    <Select
      label="Resample"
      value={options.some((option) => option.value === value) ? value : GUESSED}
      options={options}
      onChange={(next) => changeUncertainty({ cluster: next === GUESSED ? null : next })}
    />
  );
}

/** The settings of the resampling, and its run. */
export function ResamplingPanel({ u }: { u: TaskUncertainty }) {
  const { replicates, seed, cluster, level, method } = u.settings;
  return (
    <fieldset className="mb-6 min-w-0 space-y-3 rounded-md border border-line bg-raised/60 p-4">
      <legend className="px-1 text-soft text-sm">
        Resampling for all confidence intervals of the notebook
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
          label="Confidence level"
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
        {spokenStatus(u)}
      </p>
      {u.replicates && (
        <p className="text-soft text-sm">
          Each replicate resamples {unitPhrase(u.replicates.clusters.use)}, with replacement.
        </p>
      )}
    </fieldset>
  );
}
