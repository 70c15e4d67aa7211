'use client';

import { useCallback, useMemo } from 'react';
import { binsText } from '@/components/cells/shared/bins-text';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { useStoredTask } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Note } from '@/components/ui/blocks';
import { Checkbox, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { consistencyBand, ece } from '@/lib/metrics';
import { changeUncertainty } from '@/lib/notebook/document/store';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import type { Bar } from '@/lib/plots/core/error-bars';
import type { FigureParams } from '@/lib/plots/core/params';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { knownCalibrations } from '@/lib/scoring/known-calibrations';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { CalibrationBinRow } from '@/lib/scoring/result-tables';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { orNull } from '@/lib/scoring/undefined';

/** The expected range of a bin's positive rate if the model is perfectly calibrated. */
function bandOf({ count, mean_score: score }: CalibrationBinRow, level: number): Bar | null {
  if (count === 0 || score === null) return null;
  const [lower, upper] = consistencyBand(count, score, level);
  return { lower, upper };
}

function bandNote(level: number): string {
  return `Grey: expected range of a perfectly calibrated model (${percentOf(level)}, binomial, images assumed independent).`;
}

const AXES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

export default function CalibrationView() {
  const view = useTask();
  const { evaluation, classOrder } = view;
  const stored = useStoredTask()?.stored;
  const few = useFewTeams();
  const { shown: shownTeams } = few;
  const [axis, setAxis] = useOption('axis', AXES, 'linear');
  const known = useMemo(() => {
    const results = evaluation.submissions.flatMap((s) => [...s.calibration, ...s.pools]);
    return new Set(results.map((result) => result.class));
  }, [evaluation]);
  const { value: chosen, field } = useChoiceOrSelected('subject', 'classes', {
    names: classOrder.filter((name) => known.has(name)),
    others: [...known].filter((name) => !classOrder.includes(name)),
    fallback: [ALL_CLASSES, 'none selected'],
  });
  const rows = useMemo(
    () => calibrationBinRows(evaluation, chosen).filter((row) => shownTeams.includes(row.team)),
    [evaluation, chosen, shownTeams],
  );
  const shown = useUncertaintySettings((settings) => settings.shown);
  const level = useUncertaintySettings((settings) => settings.level);
  const series = useMemo(
    () =>
      // Teams in the order of all figures, best first.
      [...rows]
        .sort((a, b) => shownTeams.indexOf(a.team) - shownTeams.indexOf(b.team))
        .map((row) => {
          const band = shown ? bandOf(row, level) : null;
          return { ...row, series: row.team, ...(band && { consistent: band }) };
        }),
    [rows, shownTeams, shown, level],
  );
  const errors = useMemo(() => {
    const results = evaluation.submissions.map(({ team, calibration, pools }) => {
      const found = [...calibration, ...pools].find((result) => result.class === chosen);
      return [team, found ? orNull(ece(found.bins)) : null] as const;
    });
    return new Map(results);
  }, [evaluation, chosen]);
  const isPooled = !classOrder.includes(chosen);
  const draw = useCallback(
    (params: FigureParams) =>
      reliabilityFigure(series, {
        ...params,
        scale: axis,
        subject: chosen,
        ece: errors,
        eceTitle: isPooled ? 'pooled ECE' : 'ECE',
        ...(shown && { note: bandNote(level) }),
      }),
    [series, axis, chosen, errors, isPooled, shown, level],
  );
  const held = stored?.task.submissions[0] && knownCalibrations(stored.task.submissions[0].summary);
  if (stored && held && rows.length === 0) {
    return (
      <EmptyState>
        Calibration with these settings needs the scores of the images. {stored.container.name}{' '}
        holds {binsText(held)}: choose one of these in the top bar.
      </EmptyState>
    );
  }
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <Segmented label="Score axis" value={axis} options={AXES} onChange={setAxis} />
        <Checkbox checked={shown} onChange={(next) => changeUncertainty({ shown: next })}>
          Consistency band
        </Checkbox>
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: `Calibration of ${chosen}`,
          shows: `Share of positive images against mean score in each bin, for each team (${chosen}); dashed: perfect calibration. Below: number of images in each bin.`,
          computed:
            'ECE is the mean distance from the diagonal, weighted by the number of images in each bin.',
        }}
      />
      {isPooled && (
        <Note>
          Pooled ECE: the scores of several classes in the same bins. It differs from mECE, the mean
          of the ECE of each class: errors of classes can cancel out in a pool.
        </Note>
      )}
      <Rows
        table="calibration_bins"
        columns={COLUMNS.calibration_bins}
        rows={asTableRows(rows)}
        query={resultQuery('calibration_bins', { ...view, teams: shownTeams }, chosen)}
      />
    </>
  );
}
