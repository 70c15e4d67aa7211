'use client';

import { useCallback, useMemo } from 'react';
import { AgreementFacts } from '@/components/cells/shared/AgreementFacts';
import { Figure } from '@/components/cells/shared/Figure';
import { type ClassMetric, classMetricLabel } from '@/components/cells/shared/metrics';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { useChoice, useOption } from '@/components/hooks/document';
import { useRun, useUncertainty } from '@/components/hooks/uncertainty';
import { Button } from '@/components/ui/Button';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Checkbox } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { correlationInterval } from '@/lib/inference/correlation-interval';
import { CLASS_STATISTICS } from '@/lib/metrics';
import { teamAgreementQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { percentOf, replicatesPhrase } from '@/lib/notebook/uncertainty/words';
import type { TaskView } from '@/lib/notebook/view';
import { formatCount, formatScore } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { agreement, sharedClasses, teamPoints } from '@/lib/scoring/task-agreement';

interface ResampledTask {
  readonly view: TaskView;
  readonly u: TaskUncertainty;
  /** By point, its value in every replicate; null if there are none of what is shown. */
  readonly replicates: readonly Float64Array[] | null;
}

interface ResampledCorrelationProps {
  x: ResampledTask;
  y: ResampledTask;
}

const score = (value: number | null) => formatScore(value).replace('-', '−');

/** The confidence interval of r from replicates of both tasks, beside that by Fisher's z. */
function ResampledCorrelation({ x, y }: ResampledCorrelationProps) {
  const runs = [useRun(x.view.id), useRun(y.view.id)] as const;
  const { shown, level } = x.u.settings;
  if (!shown) return null;
  const found =
    x.replicates && y.replicates ? correlationInterval(x.replicates, y.replicates, level) : null;
  if (found) {
    const [lower, upper] = found.interval;
    return (
      <p className="mt-1 max-w-prose text-soft text-sm tabular-nums">
        For other images and the same teams, the {percentOf(level)} interval of r is {score(lower)}{' '}
        to {score(upper)} (percentile, {formatCount(found.replicates)} replicates of both tasks,
        resampled independently; {x.view.task}: {replicatesPhrase(x.u)}). Fisher’s interval is for
        other teams instead.
      </p>
    );
  }
  const missing = [
    { task: x, run: runs[0] },
    { task: y, run: runs[1] },
  ].filter(({ task }) => task.replicates === null);
  if (missing.some(({ task }) => task.u.state.kind === 'running')) {
    return <p className="mt-2 text-soft text-sm">Computing the confidence interval of r.</p>;
  }
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft text-sm">
      <Button
        onClick={() => {
          for (const { run } of missing) run.start();
        }}
      >
        Resample {missing.map(({ task }) => task.view.task).join(' and ')}
      </Button>
      to get a confidence interval for r
    </p>
  );
}

const NEEDED = 3;

const betterOf = (metric: ClassMetric) =>
  ({
    is: CLASS_STATISTICS[metric].better === 'lower' ? 'lowest' : 'highest',
    of: 'column',
  }) as const;

const SCOPES = [{ value: 'all' }, { value: 'shared' }] as const;

const NO_TEAMS: readonly string[] = [];

interface TeamAgreementProps {
  x: TaskView;
  y: TaskView;
  metric: ClassMetric;
}

/** The mean scores of all teams on two tasks. */
export function TeamAgreement({ x, y, metric }: TeamAgreementProps) {
  const [scope, setScope] = useOption('scope', SCOPES, 'all');
  const [excluded, setExcluded] = useChoice('left-out', NO_TEAMS);
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
  /** By team, its mean in every replicate; null if there are none of what is shown. */
  const replicates = (u: TaskUncertainty) => {
    if (metric === 'ece') return null;
    const classes = scope === 'shared' ? new Set(shared) : undefined;
    const series = kept.map((point) => u.meanReplicates(point.name, metric, classes));
    return series.every((one) => one !== null) ? series : null;
  };
  const toggle = (team: string) =>
    setExcluded(
      excluded.includes(team) ? excluded.filter((name) => name !== team) : [...excluded, team],
    );
  const label = classMetricLabel(metric);
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
      <EmptyState>
        No team has predictions for both {x.task} and {y.task}. If a team’s files have different
        team names, change them under “How it was read”.
      </EmptyState>
    );
  }
  return (
    <>
      <Controls>
        <Segmented
          label="Classes"
          value={scope}
          options={[
            { value: 'all', label: 'all of each task' },
            { value: 'shared', label: `the ${shared.length} shared ones` },
          ]}
          onChange={setScope}
        />
      </Controls>
      {kept.length < NEEDED && (
        <p className="mb-3 text-soft text-sm">
          A correlation needs at least {NEEDED} teams with both tasks; here {kept.length}{' '}
          {kept.length === 1 ? 'is' : 'are'}.
        </p>
      )}
      <Figure
        draw={draw}
        text={{
          subject: `Mean ${label}, ${y.task} against ${x.task}`,
          shows: `Mean ${label} of each team on two tasks, with the line of least squares${excluded.length > 0 ? '; hollow: excluded from the line' : ''}.`,
          ...(kept.length >= NEEDED && {
            computed: `Pearson’s r ${score(facts.r)}, R² ${score(facts.r2)}, Spearman’s ρ ${score(facts.spearman)}, n = ${facts.n} teams.`,
          }),
        }}
        onPoint={({ team }) => {
          if (team) toggle(team);
        }}
      />
      {kept.length >= NEEDED && (
        <>
          <AgreementFacts facts={facts} unit="teams" />
          {metric !== 'ece' && (
            <ResampledCorrelation
              x={{ view: x, u: ux, replicates: replicates(ux) }}
              y={{ view: y, u: uy, replicates: replicates(uy) }}
            />
          )}
        </>
      )}
      <fieldset className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <legend className="sr-only">Teams in the fit</legend>
        <span className="text-soft">In the fit</span>
        {points.map(({ name }) => (
          <Checkbox key={name} checked={!excluded.includes(name)} onChange={() => toggle(name)}>
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <div className="mt-4 max-w-xl">
        <ResultTable
          name="task-agreement"
          caption={`Mean ${label} of each team on ${x.task} and ${y.task}`}
          columns={[
            { key: 'team', title: 'Team', format: 'text' },
            { key: 'x', title: x.task, format: 'score', best: betterOf(metric) },
            { key: 'y', title: y.task, format: 'score', best: betterOf(metric) },
          ]}
          rows={points.map(({ name, ...scores }) => ({ team: name, ...scores }))}
          note={
            kept.length >= NEEDED
              ? `Pearson’s r = ${score(facts.r)}, R² = ${score(facts.r2)}, Spearman’s ρ = ${score(facts.spearman)}, n = ${facts.n} teams.`
              : undefined
          }
          maxHeight={300}
        />
      </div>
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
