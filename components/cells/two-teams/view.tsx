'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import { RunStatus } from '@/components/cells/shared/RunStatus';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls, EmptyState, Subheading } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { classDifferencesQuery } from '@/lib/notebook/query/resampled-queries';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { percentOf, replicatesNote } from '@/lib/notebook/uncertainty/words';
import { carriedByBand, carriedDifferenceFigure } from '@/lib/plots/carried-difference';
import { differencePhrase, pairsOf } from '@/lib/plots/core/pairs';
import type { FigureParams } from '@/lib/plots/core/params';
import { pairedClassesFigure } from '@/lib/plots/paired-classes';

export const about: CellText = {
  shows: 'The difference between two teams in each class, with its confidence interval.',
  reading:
    'A hollow mark means that the interval includes 0. With many classes, a few intervals exclude 0 by chance alone: about one in twenty at 95\u00a0%.',
  computed:
    'Both teams are scored on the same resampled images. What is hard for both cancels out, so the interval of the difference is narrower than the two separate intervals suggest. FNR is computed at the threshold.',
  onPage: 'Set the threshold in the top bar.',
};

interface CarriedDifferenceProps {
  u: TaskUncertainty;
  team: string;
  other: string;
}

/** The share of each class in the difference in mAP. */
function CarriedDifference({ u, team, other }: CarriedDifferenceProps) {
  const { bands } = useTask().all;
  const rows = u.classDifferences(team, other, 'ap');
  const carried = useMemo(
    () =>
      rows.flatMap(({ subject, band, share }) =>
        share === null ? [] : [{ class: subject, band, contribution: share }],
      ),
    [rows],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      carriedDifferenceFigure(carried, { ...params, metric: 'mAP', team, other }),
    [carried, team, other],
  );
  const whole = pairsOf(u.teamPairs('map'))(team, other);
  return (
    <>
      <Subheading title="Which classes account for the difference in mAP?">
        mAP is a mean over classes, so the difference is the sum of the differences per class, each
        divided by the number of classes. Largest first; the bars add up to the total.
      </Subheading>
      <Figure
        draw={draw}
        name="carried-difference"
        text={{
          subject: `mAP of ${team} minus ${other}, by class`,
          shows: `Contribution of each class to the difference in mAP between ${team} and ${other}, largest first; the bars add up to the total.`,
          computed:
            'mAP is a mean over classes: a class contributes its difference in AP divided by the number of classes.',
        }}
      />
      <p className="mt-3 text-sm tabular-nums">
        {whole && (
          <>
            Total: {differencePhrase(whole)} ({percentOf(whole.level)} interval).{' '}
          </>
        )}
        By band: {carriedByBand(carried, bands).join(', ')}.
      </p>
    </>
  );
}

interface PairedClassesProps {
  u: TaskUncertainty;
  team: string;
  other: string;
  metric: 'ap' | 'fnr';
  sort: 'difference' | 'prevalence';
}

/** The difference between two teams in each class, with its interval. */
function PairedClasses({ u, team, other, metric, sort }: PairedClassesProps) {
  const view = useTask();
  const { classRows } = view;
  const rows = u.classDifferences(team, other, metric);
  const marks = useMemo(() => {
    const prevalence = new Map(classRows.map((row) => [row.class, row.prevalence]));
    return rows.map((row) => ({
      ...row,
      class: row.subject,
      prevalence: prevalence.get(row.subject) ?? null,
    }));
  }, [rows, classRows]);
  const hasIntervals = rows.some((row) => row.lower !== null);
  const note = hasIntervals
    ? `Lines: ${percentOf(u.settings.level)} intervals of the paired difference, jackknife method. ${replicatesNote(u)}`
    : 'Without intervals: they are not computed for what is shown.';
  const draw = useCallback(
    (params: FigureParams) =>
      pairedClassesFigure(marks, { ...params, metric, team, other, sort, note }),
    [marks, metric, team, other, sort, note],
  );
  return (
    <>
      <Figure
        draw={draw}
        text={{
          subject: `${metric.toUpperCase()} of ${team} minus ${other}`,
          shows: `Difference in ${metric.toUpperCase()} between ${team} and ${other} in each class${hasIntervals ? ', with its confidence interval; hollow where the interval includes 0' : ''}.`,
          computed:
            'Both teams are scored on the same resampled images. With many classes a few intervals exclude 0 by chance alone.',
        }}
      />
      <Rows
        table="class_differences"
        columns={COLUMNS.class_differences}
        rows={asTableRows(rows)}
        query={classDifferencesQuery(view, team, other, metric, u.settings.level)}
      />
    </>
  );
}

const NO_TEAMS: readonly string[] = [];

const METRICS = [
  { value: 'ap', label: 'AP' },
  { value: 'fnr', label: 'FNR' },
] as const;

const ORDERS = [
  { value: 'difference', label: 'by difference' },
  { value: 'prevalence', label: 'by prevalence' },
] as const;

export default function TwoTeamsView() {
  const { teams } = useTask();
  const u = useUncertainty();
  const [names, setNames] = useChoice('teams', NO_TEAMS);
  const [metric, setMetric] = useOption('metric', METRICS, 'ap');
  const [sort, setSort] = useOption('sort', ORDERS, 'difference');
  const team = teams.find((name) => name === names[0]) ?? teams[0];
  const other =
    teams.find((name) => name === names[1] && name !== team) ?? teams.find((name) => name !== team);
  if (team === undefined || other === undefined) {
    return <EmptyState>This needs predictions of two teams for the same task.</EmptyState>;
  }
  const options = optionsOf(teams);
  return (
    <>
      <Controls>
        <Select
          label="Team"
          value={team}
          options={options}
          onChange={(value) => setNames([value, value === other ? team : other])}
        />
        <Select
          label="minus"
          value={other}
          options={options.filter((option) => option.value !== team)}
          onChange={(value) => setNames([team, value])}
        />
        <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
        <Segmented label="Sort" value={sort} options={ORDERS} onChange={setSort} />
        <RunStatus u={u} brief />
      </Controls>
      <PairedClasses u={u} team={team} other={other} metric={metric} sort={sort} />
      {metric === 'ap' && <CarriedDifference u={u} team={team} other={other} />}
    </>
  );
}
