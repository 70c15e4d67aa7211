'use client';

import { lazy, Suspense, useCallback, useMemo } from 'react';
import { binsText } from '@/components/cells/shared/bins-text';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { useStoredTask } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Note } from '@/components/ui/blocks';
import { Checkbox, optionsOf, Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { consistencyBand, ece } from '@/lib/metrics';
import { changeUncertainty } from '@/lib/notebook/document/store';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import type { Bar } from '@/lib/plots/core/error-bars';
import { formatScore } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { knownCalibrations } from '@/lib/scoring/known-calibrations';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { CalibrationBinRow } from '@/lib/scoring/result-tables';
import { calibrationBinRows } from '@/lib/scoring/tables/calibration-bins';
import { orNull } from '@/lib/scoring/undefined';

export const about: CellText = {
  shows:
    'Images are binned by score; each bin’s mean score is plotted against its share of positive images.',
  reading:
    'On the diagonal, scores and positive rates agree. Rare classes have nearly all their images in the lowest bins, as the counts below show.',
  computed:
    'ECE is the mean distance from the diagonal, weighted by the number of images in each bin.',
  onPage:
    'A logarithmic score axis spreads the lowest bins out. Shows the selected class; choose another here. Of one class, click a point or bar to list the images of its bin.',
};

const BinImages = lazy(() => import('./BinImages'));

const NO_BIN = 'choose a bin';

const binName = (bin: number) => `bin ${bin + 1}`;

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
  const [whose, setWhose] = useChoice('bin-team', '');
  const [bin, setBin] = useChoice('bin', -1);
  const onPoint = useCallback(
    ({ team, part }: Tags) => {
      if (team === undefined || part === undefined) return;
      setWhose(team);
      setBin(Number(part));
    },
    [setWhose, setBin],
  );
  const listed = shownTeams.includes(whose) ? whose : shownTeams[0];
  const bins = rows.filter((row) => row.team === listed && row.count > 0);
  const pointed = bins.find((row) => row.bin === bin);
  const hasImages = !stored && !isPooled && listed !== undefined;
  const held = stored?.task.submissions[0] && knownCalibrations(stored.task.submissions[0].summary);
  if (stored && held && rows.length === 0) {
    return (
      <EmptyState>
        Calibration with these settings needs the scores of the images. {stored.container.name}{' '}
        holds {binsText(held)}: choose one of these in the settings.
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
        {...(hasImages && { onPoint })}
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
      {hasImages && (
        <Controls>
          <Select
            label="List images of"
            value={listed}
            options={optionsOf(shownTeams)}
            onChange={setWhose}
          />
          <Select
            label="Bin"
            value={pointed ? String(bin) : NO_BIN}
            options={[
              { value: NO_BIN, label: NO_BIN },
              ...bins.map((row) => ({
                value: String(row.bin),
                label: `${binName(row.bin)}: ${formatScore(row.lower)} to ${formatScore(row.upper)}`,
              })),
            ]}
            onChange={(value) => setBin(value === NO_BIN ? -1 : Number(value))}
          />
        </Controls>
      )}
      {hasImages && pointed && (
        <Suspense fallback={<Pending>Looking up scores…</Pending>}>
          <BinImages bin={pointed} />
        </Suspense>
      )}
    </>
  );
}
