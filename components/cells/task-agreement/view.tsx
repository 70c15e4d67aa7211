'use client';

import { CLASS_METRICS } from '@/components/cells/shared/metrics';
import { Provenance } from '@/components/cells/shared/Provenance';
import type { CellText } from '@/components/export/cell-info';
import { useView } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TaskView } from '@/lib/notebook/view';
import { ClassAgreement } from './ClassAgreement';
import { TeamAgreement } from './TeamAgreement';

export const about: CellText = {
  shows: 'Each team’s mean score on one task against its mean score on another.',
  computed:
    'The line is a least-squares fit; r is Pearson’s correlation with its 95\u00a0% interval by Fisher’s z, ρ is Spearman’s rank correlation.',
  onPage: 'Click a team’s point to leave it out of the fit, its name to select it.',
};

interface PairProps {
  tasks: readonly TaskView[];
}

/** Stored choice of the horizontal and the vertical task: by default the first two. */
const NO_TASKS: readonly string[] = [];

function Pair({ tasks }: PairProps) {
  const [names, setNames] = useChoice('tasks', NO_TASKS);
  const [metric, setMetric] = useOption('metric', CLASS_METRICS, 'ap');
  const x = tasks.find((t) => t.task === names[0]) ?? tasks[0]!;
  const y = tasks.find((t) => t.task === names[1] && t !== x) ?? tasks.find((t) => t !== x)!;
  const options = optionsOf(tasks.map((t) => t.task));
  return (
    <>
      <Controls>
        <Select
          label="Horizontal"
          value={x.task}
          options={options}
          onChange={(v) => setNames([v, y.task])}
        />
        <Select
          label="Vertical"
          value={y.task}
          options={options.filter((option) => option.value !== x.task)}
          onChange={(v) => setNames([x.task, v])}
        />
        <Segmented label="Metric" value={metric} options={CLASS_METRICS} onChange={setMetric} />
      </Controls>
      <TeamAgreement x={x} y={y} metric={metric} />
      <ClassAgreement x={x} y={y} metric={metric} />
      <Provenance tasks={[x, y]} />
    </>
  );
}

export default function TaskAgreementView() {
  const { tasks } = useView();
  const scored = tasks.filter((task) => task.teams.length > 0);
  if (scored.length < 2) {
    return (
      <EmptyState>
        This needs two tasks with predictions of the same teams; {scored.length} loaded. Open a
        second label file and the teams’ predictions for it.
      </EmptyState>
    );
  }
  return <Pair tasks={scored} />;
}
