'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask, useView } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { taskGapQuery } from '@/lib/notebook/query/board-queries';
import type { FigureParams } from '@/lib/plots/core/params';
import { taskGapFigure } from '@/lib/plots/task-gap';
import { type BoardComparison, compareBoards } from '@/lib/scoring/boards/comparison';
import type { ImageSource } from '@/lib/scoring/images/source';
import { taskGapRows } from '@/lib/scoring/tables/task-gaps';
import { LabelsCompared } from './LabelsCompared';

export const about: CellText = {
  shows:
    'The way from a mean on this task to that on another task with labels of some of the same images, such as a gold set: only the shared classes, only the shared images, the second labels, and the rest.',
  reading:
    'Only the labels step says what other labels change; the images step is another sample of images with another prevalence, which moves AP whatever the labels. An interval that includes 0 means that another sample of shared images could reverse the step.',
  computed:
    'Average is the mean of both possible orders of the first two steps (Shapley). Intervals are for as many other shared images, by the jackknife of their patients where one is known; the means on all images are taken as they are. Estimates from both label files are prediction-powered (PPI++), with the weight that makes their variance least; they assume that the shared images are a random part of all. Sensitivity and precision take the second labels as true.',
};

const METRICS = [
  { value: 'ap', label: 'mAP' },
  { value: 'auroc', label: 'mAUROC' },
] as const;

const ORDERS = [
  { value: 'average', label: 'average' },
  { value: 'classes first', label: 'classes first' },
  { value: 'images first', label: 'images first' },
] as const;

const MEAN = '';

function Gap({ comparison }: { comparison: BoardComparison }) {
  const view = useTask();
  const { teams } = view;
  const { task, second } = comparison.shared;
  const [metric, setMetric] = useOption('metric', METRICS, 'ap');
  const [order, setOrder] = useOption('order', ORDERS, 'average');
  const [chosen, setChosen] = useChoice('team', MEAN);
  const all = useMemo(() => taskGapRows(comparison), [comparison]);
  const hasMean = all.some((row) => row.team === null);
  const named = teams.filter((team) => all.some((row) => row.team === team));
  const options = [
    ...(hasMean ? [{ value: MEAN, label: 'mean of teams with both tasks' }] : []),
    ...named.map((team) => ({ value: team, label: team })),
  ];
  const value = options.some((option) => option.value === chosen)
    ? chosen
    : (options[0]?.value ?? MEAN);
  const team = value === MEAN ? null : value;
  const rows = useMemo(
    () => all.filter((row) => row.team === team && row.metric === metric && row.order === order),
    [all, team, metric, order],
  );
  const label = METRICS.find((own) => own.value === metric)!.label;
  const draw = useCallback(
    (params: FigureParams) => taskGapFigure(rows, { ...params, metric: label, task, second, team }),
    [rows, label, task, second, team],
  );
  return (
    <>
      <Controls>
        <Select label="Team" value={value} options={options} onChange={setChosen} />
        <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
        <Segmented label="Order of steps" value={order} options={ORDERS} onChange={setOrder} />
      </Controls>
      <Figure draw={draw} />
      <Rows
        table="task_gaps"
        columns={COLUMNS.task_gaps}
        rows={asTableRows(rows)}
        query={taskGapQuery(view, team, metric, order)}
      />
      <LabelsCompared comparison={comparison} metric={metric} />
    </>
  );
}

export default function TwoBoardsView() {
  const { threshold } = useTask();
  const { tasks } = useView();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which images two tasks share');
  const source = useImageSource(seen && needed === null && tasks.length > 1);
  const ask = useCallback(
    async (own: ImageSource) => ({
      found: await compareBoards(
        own,
        tasks.map(({ evaluation }) => evaluation),
        threshold,
      ),
    }),
    [tasks, threshold],
  );
  const answer = useAnswer(source, ask);
  if (tasks.length < 2 || answer?.found === null) {
    return (
      <EmptyState>
        This needs a second label file with fewer of the same images, such as a gold set. If one is
        open, choose the larger task in the top bar.
      </EmptyState>
    );
  }
  return (
    <div ref={place} className="min-h-40">
      {needed ??
        (answer?.found ? <Gap comparison={answer.found} /> : <Pending>Comparing labels…</Pending>)}
    </div>
  );
}
