'use client';

import { CLASS_METRICS } from '@/components/cells/shared/class-metric';
import { Provenance } from '@/components/cells/shared/Provenance';
import { useView } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import type { TaskView } from '@/lib/notebook/view';
import { ClassAgreement } from './ClassAgreement';
import { TeamAgreement } from './TeamAgreement';
import { TASK_AGREEMENT_TABLES } from './task-agreement-tables';

interface PairProps {
  tasks: readonly TaskView[];
}

/** Across, and up; by default the first two. */
const NO_TASKS: readonly string[] = [];

function Pair({ tasks }: PairProps) {
  const [names, setNames] = useChoice('tasks', NO_TASKS);
  const [metric, setMetric] = useOption('metric', CLASS_METRICS, 'ap');
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
      <Provenance tables={TASK_AGREEMENT_TABLES} tasks={[x, y]} />
    </>
  );
}

export function TaskAgreementBody() {
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
