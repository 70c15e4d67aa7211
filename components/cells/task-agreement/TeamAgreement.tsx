'use client';

import { useCallback, useMemo } from 'react';
import { AgreementFacts } from '@/components/cells/shared/AgreementFacts';
import { CLASS_METRICS, type ClassMetric } from '@/components/cells/shared/class-metric';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/Rows';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import { teamAgreementQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { FigureParams } from '@/lib/plots/figure-params';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { agreement, sharedClasses, teamPoints } from '@/lib/scoring/task-agreement';
import { DrawnCorrelation } from './DrawnCorrelation';

const NEEDED = 3;

const SCOPES = [{ value: 'all' }, { value: 'shared' }] as const;

const NOBODY: readonly string[] = [];

interface TeamAgreementProps {
  x: TaskView;
  y: TaskView;
  metric: ClassMetric;
}

export function TeamAgreement({ x, y, metric }: TeamAgreementProps) {
  const [scope, setScope] = useOption('scope', SCOPES, 'all');
  const [excluded, setExcluded] = useChoice('left-out', NOBODY);
  const shared = useMemo(() => sharedClasses(x.classRows, y.classRows), [x, y]);
  const points = useMemo(() => {
    const classes = scope === 'shared' ? new Set(shared) : undefined;
    return teamPoints(x.classRows, y.classRows, metric, classes);
  }, [x, y, metric, scope, shared]);
  const kept = useMemo(
    () => points.filter((point) => !excluded.includes(point.name)),
    [points, excluded],
  );
  const facts = useMemo(() => agreement(kept), [kept]);
  const ux = useUncertainty(x);
  const uy = useUncertainty(y);
  const drawn = (u: TaskUncertainty) => {
    if (metric === 'ece') return null;
    const classes = scope === 'shared' ? new Set(shared) : undefined;
    const series = kept.map((point) => u.meanDraws(point.name, metric, classes));
    return series.every((own) => own !== null) ? series : null;
  };
  const toggle = (team: string) =>
    setExcluded(
      excluded.includes(team) ? excluded.filter((name) => name !== team) : [...excluded, team],
    );
  const label = CLASS_METRICS.find((m) => m.value === metric)?.label ?? metric;
  const draw = useCallback(
    (params: FigureParams) =>
      taskAgreementFigure(
        points.map((point) => ({
          team: point.name,
          x: point.x,
          y: point.y,
          excluded: excluded.includes(point.name),
        })),
        {
          ...params,
          xTitle: `Mean ${label}, ${x.task}`,
          yTitle: `Mean ${label}, ${y.task}`,
          fit: kept.length >= NEEDED ? facts.line : null,
        },
      ),
    [points, excluded, label, x, y, kept, facts],
  );
  if (points.length === 0) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-soft">
        No team has predictions in both {x.task} and {y.task}. Give a team the same name in both
        under “How it was read”.
      </p>
    );
  }
  return (
    <>
      <div className="mb-3">
        <Segmented
          label="Over"
          value={scope}
          options={[
            { value: 'all', label: 'all classes of each task' },
            { value: 'shared', label: `the ${shared.length} classes they share` },
          ]}
          onChange={setScope}
        />
      </div>
      {kept.length < NEEDED && (
        <p className="mb-3 text-soft text-sm">
          A correlation needs at least {NEEDED} teams with both tasks; {kept.length}{' '}
          {kept.length === 1 ? 'is' : 'are'} here.
        </p>
      )}
      <Figure
        draw={draw}
        onPoint={({ team }) => {
          if (team) toggle(team);
        }}
      />
      {kept.length >= NEEDED && (
        <>
          <AgreementFacts facts={facts} unit="teams" />
          {metric !== 'ece' && (
            <DrawnCorrelation x={x} y={y} drawnX={drawn(ux)} drawnY={drawn(uy)} ux={ux} uy={uy} />
          )}
        </>
      )}
      <fieldset className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <legend className="sr-only">Teams in the fit</legend>
        <span className="text-soft">In the fit</span>
        {points.map(({ name }) => (
          <label key={name} className="flex items-center gap-1.5">
            <input
              type="checkbox"
              className="accent-accent"
              checked={!excluded.includes(name)}
              onChange={() => toggle(name)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Rows
        table="task_agreement"
        columns={[
          { key: 'team', title: 'Team', format: 'text' },
          { key: 'x', title: `Mean ${label}, ${x.task}`, format: 'score' },
          { key: 'y', title: `Mean ${label}, ${y.task}`, format: 'score' },
        ]}
        rows={points.map(({ name, ...scores }) => ({ team: name, ...scores }))}
        query={teamAgreementQuery(x, y, metric, scope === 'shared' ? shared : undefined)}
      />
    </>
  );
}
