'use client';

import { useMemo } from 'react';
import { RunStatus, spokenStatus } from '@/components/cells/shared/RunStatus';
import { useItem, useSessionState, useTask } from '@/components/hooks/context';
import { NumberField, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { inItems } from '@/lib/challenge/words';
import { ID_PART, idParts, sharesIds } from '@/lib/inference/cluster-candidates';
import { clusterCaution, isPatientColumn } from '@/lib/inference/clusters';
import { countDistinct } from '@/lib/ingest/id-index';
import { changeUncertainty } from '@/lib/notebook/document/store';
import { clusterSources } from '@/lib/notebook/session/resampling';
import {
  FEWEST_REPLICATES,
  MOST_REPLICATES,
  roundedLevel,
} from '@/lib/notebook/uncertainty/settings';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { unitPhrase } from '@/lib/notebook/uncertainty/words';
import { formatCount } from '@/lib/plots/core/format';
import type { LabelsSource, MetadataSource } from '@/lib/scoring/sources';

/** Kinds of column whose equal values can define a group. */
const GROUPING: ReadonlySet<string> = new Set(['text', 'integer', 'boolean', 'other']);

/** A choice of what is resampled. */
interface Unit {
  readonly column: string;
  readonly label: string;
}

const groupsText = (groups: number) => `${formatCount(groups)} groups`;

/** Columns of a file that can define groups; of the label file with their number. */
function unitsOf({ role, content, description }: LabelsSource | MetadataSource): Unit[] {
  const columns = content.columns.filter(
    ({ name, kind }) => description.attributes.includes(name) && GROUPING.has(kind),
  );
  return columns.map((column) => {
    const groups = role === 'labels' ? `: ${groupsText(countDistinct(column))}` : '';
    return { column: column.name, label: `${column.name}${groups}` };
  });
}

/** Columns of the task's files that can define groups of images, and the part of the id that can. */
function useUnits(): readonly Unit[] {
  const { id } = useTask();
  const sources = useSessionState((state) => state.sources);
  const tasks = useSessionState((state) => state.tasks);
  return useMemo(() => {
    const files = clusterSources({ sources, tasks }, id);
    if (!files) return [];
    const [labels, ...metadata] = files;
    const units = new Map(
      [labels, ...metadata.filter((own) => sharesIds(labels, own))]
        .flatMap(unitsOf)
        .map((unit) => [unit.column, unit]),
    );
    const part = idParts(labels.content.ids);
    const ofId = { column: ID_PART, label: `${part?.name}: ${part && groupsText(part.groups)}` };
    return part ? [ofId, ...units.values()] : [...units.values()];
  }, [id, sources, tasks]);
}

const GUESSED = 'guessed';

/** Selects what is resampled: patients if the data names them, single images, or groups of a column. */
function UnitSelect({ cluster }: { cluster: string | null }) {
  const units = useUnits();
  const item = useItem();
  const patients = units.find(({ column }) => isPatientColumn(column));
  const options = [
    ...(patients ? [{ value: GUESSED, label: `patients (${patients.label})` }] : []),
    {
      value: patients ? '' : GUESSED,
      label: inItems('single images (ignores patients)', item),
    },
    ...units
      .filter((unit) => unit !== patients)
      .map(({ column, label }) => ({ value: column, label: `groups by ${label}` })),
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
  const item = useItem();
  const { replicates, seed, cluster, level, method } = u.settings;
  return (
    <fieldset className="mb-6 min-w-0 print:hidden space-y-3 rounded-md border border-line bg-raised/60 p-4">
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
            { value: 'jackknife', label: 'jackknife' },
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
          Each replicate resamples {inItems(unitPhrase(u.replicates.clusters.use), item)}, with
          replacement.{' '}
          <span className="text-alarm">
            {inItems(clusterCaution(u.replicates.clusters.use), item)}
          </span>
        </p>
      )}
    </fieldset>
  );
}
