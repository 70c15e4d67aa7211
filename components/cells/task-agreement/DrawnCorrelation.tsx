'use client';

import { percentOf, replicatesPhrase } from '@/components/cells/shared/interval-words';
import { useRun } from '@/components/hooks/uncertainty';
import { Button } from '@/components/ui/Button';
import { formatCell } from '@/components/ui/table-format';
import { correlationInterval } from '@/lib/inference/correlation-interval';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';

interface DrawnCorrelationProps {
  x: TaskView;
  y: TaskView;
  /** By point, its figure in every draw; null where there are none of what is shown. */
  drawnX: readonly Float64Array[] | null;
  drawnY: readonly Float64Array[] | null;
  ux: TaskUncertainty;
  uy: TaskUncertainty;
}

const score = (value: number) => value.toFixed(3).replace('-', '−');

/** Interval of r from replicates of both tasks, beside that by Fisher's z. */
export function DrawnCorrelation({ x, y, drawnX, drawnY, ux, uy }: DrawnCorrelationProps) {
  const first = useRun(x.task);
  const second = useRun(y.task);
  if (!ux.settings.shown) return null;
  const { level } = ux.settings;
  const found = drawnX && drawnY ? correlationInterval(drawnX, drawnY, level) : null;
  if (found) {
    const [lower, upper] = found.interval;
    return (
      <p className="mt-1 max-w-prose text-soft text-sm tabular-nums">
        With other images of the same teams: {percentOf(level)} interval of r {score(lower)} to{' '}
        {score(upper)} (percentile, {formatCell(found.replicates, 'count')} draws of both tasks,
        each drawn for itself; {x.task}: {replicatesPhrase(ux)}). Fisher’s interval asks for other
        teams instead.
      </p>
    );
  }
  const missing = [
    { name: x.task, run: first, u: ux, drawn: drawnX },
    { name: y.task, run: second, u: uy, drawn: drawnY },
  ].filter(({ drawn }) => drawn === null);
  const running = missing.some(({ u }) => u.state.kind === 'running');
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-sm">
      {running ? (
        'Replicates are being drawn for an interval of r with other images.'
      ) : (
        <>
          <Button
            onClick={() => {
              for (const { run } of missing) run.start();
            }}
          >
            Draw replicates of {missing.map(({ name }) => name).join(' and ')}
          </Button>
          for an interval of r with other images of the same teams
        </>
      )}
    </p>
  );
}
