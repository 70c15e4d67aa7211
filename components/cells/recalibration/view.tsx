'use client';

import { useCallback, useMemo, useRef } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import {
  FitFields,
  ImproveStatus,
  useImproveSettings,
} from '@/components/cells/shared/ImproveStatus';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useImproved } from '@/components/hooks/use-improved';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, Note, Subheading } from '@/components/ui/blocks';
import { Checkbox, NumberField, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import type { ImprovedTask } from '@/lib/improve/improve';
import type { RecalibrationFit, RecalibrationMethod } from '@/lib/improve/recalibration';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { recalibrationGainRows, recalibrationRows } from '@/lib/scoring/tables/recalibration';
import { orNull } from '@/lib/scoring/undefined';

export const about: CellText = {
  shows:
    'Reliability of one class before and after its scores are mapped to probabilities that fit the labels, and the Brier score, log loss and calibration error of every class.',
  reading:
    'The recalibrated scores are those of images that the map was not fitted on. A map that keeps the order of images keeps AP and AUROC; isotonic regression and histogram binning make ties.',
  computed:
    'Temperature, Platt and beta calibration are logistic regressions on the logarithms of the score, isotonic regression pools adjacent violators, histogram binning takes the positive rate of bins of equally many images. Each is fitted on other folds, by patient where a file names them, or on another task. Intervals treat each patient as one unit. Bins as in the settings.',
  onPage:
    'Shows the selected class; choose another here. Classes with few positives stay as they are.',
};

const METHODS: readonly { readonly value: RecalibrationMethod; readonly label: string }[] = [
  { value: 'temperature', label: 'temperature' },
  { value: 'platt', label: 'Platt' },
  { value: 'beta', label: 'beta' },
  { value: 'isotonic', label: 'isotonic' },
  { value: 'histogram', label: 'histogram binning' },
];

const SCOPES = [
  { value: 'class', label: 'class' },
  { value: 'band', label: 'band' },
  { value: 'all', label: 'all classes' },
] as const;

const AXES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

const ROWS = resultColumns('recalibration');
const GAINS = resultColumns('recalibration_gains');

function MethodFields() {
  const [improve, change] = useImproveSettings();
  const { recalibration: fit } = improve;
  const set = (part: Partial<RecalibrationFit & { smooth: boolean }>) =>
    change({ recalibration: { ...fit, ...part } });
  return (
    <Controls>
      <Select
        label="Method"
        value={fit.method}
        options={METHODS}
        onChange={(method) => set({ method })}
      />
      <Segmented
        label="A map for each"
        value={fit.scope}
        options={SCOPES}
        onChange={(scope) => set({ scope })}
      />
      <NumberField
        label="None below"
        unit="positives"
        value={fit.fewest}
        min={1}
        max={1_000_000}
        whole
        onChange={(fewest) => set({ fewest })}
      />
      <FitFields />
      <Checkbox checked={fit.smooth} onChange={(smooth) => set({ smooth })}>
        Smooth ECE (slower)
      </Checkbox>
    </Controls>
  );
}

/** Bins of a class before and after, as the reliability figure takes them. */
function useReliability(found: ImprovedTask<'recalibration'>, team: string, subject: string) {
  return useMemo(() => {
    const own = found.submissions
      .find((one) => one.team === team)
      ?.found.classes.find((one) => one.class === subject);
    const states = own
      ? ([
          ['before', own.before],
          ['after', own.after],
        ] as const)
      : [];
    const rows = states.flatMap(([series, { bins }]) =>
      Array.from(bins.count, (count, bin) => ({
        task: found.task,
        team: series,
        series,
        class: subject,
        bin,
        lower: bins.lower[bin]!,
        upper: bins.upper[bin]!,
        count,
        mean_score: orNull(bins.meanScore[bin]!),
        positive_rate: orNull(bins.positiveRate[bin]!),
      })),
    );
    const ece = new Map(states.map(([series, state]) => [series as string, orNull(state.ece)]));
    return { rows, ece };
  }, [found, team, subject]);
}

function Recalibrated({ found }: { found: ImprovedTask<'recalibration'> }) {
  const view = useTask();
  const { teams, classOrder } = view;
  const [axis, setAxis] = useOption('axis', AXES, 'linear');
  const known = teams.filter((team) => found.submissions.some((own) => own.team === team));
  const { value: team, field: teamField } = useChoiceOrSelected('team', 'teams', {
    names: known,
    fallback: [known[0] ?? '', 'best'],
  });
  const { value: subject, field } = useChoiceOrSelected('subject', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'none selected'],
  });
  const reliability = useReliability(found, team, subject);
  const rows = useMemo(() => {
    const place = new Map(classOrder.map((name, index) => [name, index]));
    return recalibrationRows(found)
      .filter((row) => row.team === team)
      .sort((a, b) => place.get(a.class)! - place.get(b.class)!);
  }, [found, team, classOrder]);
  const gains = useMemo(
    () => recalibrationGainRows(found).filter((row) => teams.includes(row.team)),
    [found, teams],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      reliabilityFigure(reliability.rows, {
        ...params,
        teams: ['before', 'after'],
        scale: axis,
        subject,
        ece: reliability.ece,
      }),
    [reliability, axis, subject],
  );
  const refused = rows.filter((row) => row.map === null).map((row) => row.class);
  const changed = rows.filter((row) => row.order === 'reversed').map((row) => row.class);
  return (
    <>
      <Controls>
        <Select label="Team" {...teamField} />
        <Select label="Class" {...field} />
        <Segmented label="Score axis" value={axis} options={AXES} onChange={setAxis} />
      </Controls>
      <Figure draw={draw} />
      {refused.length > 0 && (
        <Note>
          {countOf(refused.length, 'class')} with too few positives to fit on, not recalibrated:{' '}
          {refused.join(', ')}.
        </Note>
      )}
      {changed.length > 0 && (
        <Note>The map changes the order of images, so AP, in {changed.join(', ')}.</Note>
      )}
      <Subheading title="Before and after" />
      <ResultTable
        name="recalibration"
        caption={`Calibration of ${team} before and after recalibration`}
        columns={ROWS}
        rows={asTableRows(rows)}
        query={resultQuery('recalibration', { ...view, teams: [team] })}
        maxHeight={320}
      />
      <Rows
        table="recalibration_gains"
        columns={GAINS}
        rows={asTableRows(gains)}
        query={resultQuery('recalibration_gains', view)}
      />
    </>
  );
}

export default function RecalibrationView() {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('the scores that maps are fitted on', 'recalibration');
  const improved = useImproved('recalibration', seen && needed === null);
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <MethodFields />
          <ImproveStatus of={improved} what="recalibration" />
          {improved.found && <Recalibrated found={improved.found} />}
        </>
      )}
    </div>
  );
}
