'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { FewTeams } from '@/components/cells/shared/FewTeams';
import { Figure } from '@/components/cells/shared/Figure';
import { percentOf } from '@/components/cells/shared/interval-words';
import { Rows } from '@/components/cells/shared/Rows';
import { useFewTeams } from '@/components/cells/shared/use-few-teams';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { AS_SELECTED, useOnlySelected } from '@/components/selection/only-selected';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { consistencyBand } from '@/lib/metrics';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { Bar } from '@/lib/plots/error-bars';
import type { FigureParams } from '@/lib/plots/figure-params';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { CalibrationBinRow } from '@/lib/scoring/result-tables';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { orNull } from '@/lib/scoring/undefined';
import { ConsistencySwitch } from './ConsistencySwitch';

/** Where the positive rate of a bin lies if its scores are right. */
function bandOf({ count, mean_score: score }: CalibrationBinRow, level: number): Bar | null {
  if (count === 0 || score === null) return null;
  const [lower, upper] = consistencyBand(count, score, level);
  return { lower, upper };
}

function bandNote(level: number): string {
  return `Grey: where ${percentOf(level)} of the positive rates lie if scores are right (binomial, images taken as independent).`;
}

const AXES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

export function CalibrationBody() {
  const view = useTask();
  const { evaluation, classOrder } = view;
  const few = useFewTeams();
  const { drawn } = few;
  const [subject, setSubject] = useChoice('subject', AS_SELECTED);
  const [axis, setAxis] = useOption('axis', AXES, 'linear');
  const known = useMemo(() => {
    const results = evaluation.submissions.flatMap((s) => [...s.calibration, ...s.pools]);
    return new Set(results.map((result) => result.class));
  }, [evaluation]);
  const selected = useOnlySelected('classes', classOrder);
  const unchosen = selected !== null && known.has(selected) ? selected : ALL_CLASSES;
  const chosen = known.has(subject) ? subject : unchosen;
  const rows = useMemo(
    () => calibrationBinRows(evaluation, chosen).filter((row) => drawn.includes(row.team)),
    [evaluation, chosen, drawn],
  );
  const shown = useUncertaintySettings((settings) => settings.shown);
  const level = useUncertaintySettings((settings) => settings.level);
  const series = useMemo(
    () =>
      // Teams as in all figures, best first.
      [...rows]
        .sort((a, b) => drawn.indexOf(a.team) - drawn.indexOf(b.team))
        .map((row) => {
          const band = shown ? bandOf(row, level) : null;
          return { ...row, series: row.team, ...(band && { consistent: band }) };
        }),
    [rows, drawn, shown, level],
  );
  const ece = useMemo(() => {
    const results = evaluation.submissions.map(({ team, calibration, pools }) => {
      const found = [...calibration, ...pools].find((result) => result.class === chosen);
      return [team, found ? orNull(found.ece) : null] as const;
    });
    return new Map(results);
  }, [evaluation, chosen]);
  const draw = useCallback(
    (params: FigureParams) =>
      reliabilityFigure(series, {
        ...params,
        scale: axis,
        subject: chosen,
        ece,
        ...(shown && { note: bandNote(level) }),
      }),
    [series, axis, chosen, ece, shown, level],
  );
  const pools = [...known].filter((name) => !classOrder.includes(name));
  const options = [
    { value: AS_SELECTED, label: `${unchosen} (${selected ? 'selected' : 'none selected'})` },
    ...[...pools, ...classOrder].map((name) => ({ value: name, label: name })),
  ];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Of"
          value={known.has(subject) ? subject : AS_SELECTED}
          options={options}
          onChange={setSubject}
        />
        <Segmented label="Score axis" value={axis} options={AXES} onChange={setAxis} />
        <ConsistencySwitch />
        <FewTeams of={few} />
      </div>
      <Figure draw={draw} />
      <Rows
        table="calibration_bins"
        columns={COLUMNS.calibration_bins}
        rows={asTableRows(rows)}
        query={resultQuery('calibration_bins', { ...view, teams: drawn }, chosen)}
      />
    </>
  );
}
