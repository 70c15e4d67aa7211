'use client';

import { useState } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import type { TaskView } from '@/lib/notebook/view';
import type { CellDefinition } from '../cell';
import { useView } from '../context';
import { Provenance } from '../Provenance';
import { ClassAgreement } from './ClassAgreement';
import { CLASS_METRICS, type ClassMetric } from './class-metric';
import { TeamAgreement } from './TeamAgreement';

const TABLES = ['class_metrics', 'team_metrics'] as const;

interface PairProps {
  tasks: readonly TaskView[];
}

function Pair({ tasks }: PairProps) {
  const [names, setNames] = useState<readonly [string | null, string | null]>([null, null]);
  const [metric, setMetric] = useState<ClassMetric>('ap');
  const x = tasks.find((t) => t.task === names[0]) ?? tasks[0]!;
  const y = tasks.find((t) => t.task === names[1] && t !== x) ?? tasks.find((t) => t !== x)!;
  const options = tasks.map((t) => ({ value: t.task, label: t.task }));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Across"
          value={x.task}
          options={options}
          onChange={(v) => setNames([v, y.task])}
        />
        <Select
          label="Up"
          value={y.task}
          options={options.filter((option) => option.value !== x.task)}
          onChange={(v) => setNames([x.task, v])}
        />
        <Segmented label="Metric" value={metric} options={CLASS_METRICS} onChange={setMetric} />
      </div>
      <TeamAgreement x={x} y={y} metric={metric} />
      <ClassAgreement x={x} y={y} metric={metric} />
      <Provenance tables={TABLES} tasks={[x, y]} />
    </>
  );
}

function Body() {
  const { tasks } = useView();
  const scored = tasks.filter((task) => task.teams.length > 0);
  if (scored.length < 2) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-soft">
        Needs two tasks with predictions of the same teams: {scored.length} loaded. Drop a second
        label file and the teams’ predictions for it.
      </p>
    );
  }
  return <Pair tasks={scored} />;
}

export const taskAgreementCell: CellDefinition = {
  id: 'task-agreement',
  title: 'Does one task foretell another?',
  short: 'Task against task',
  about:
    'Each team as a point: its mean score on one task against its mean score on another. The line is that of least squares; r is Pearson’s correlation with its 95 % interval by Fisher’s z, ρ Spearman’s rank correlation. Click a team’s point to take it out of the fit, its name to select it.',
  tables: TABLES,
  ownFooter: true,
  Body,
};
