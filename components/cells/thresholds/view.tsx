'use client';

import { useCallback, useMemo, useRef } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ImproveStatus } from '@/components/cells/shared/ImproveStatus';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useSettings, useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useImproved } from '@/components/hooks/use-improved';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Button } from '@/components/ui/Button';
import { Controls, Note, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import type { ImprovedTask } from '@/lib/improve/improve';
import { thresholdsFile } from '@/lib/improve/thresholds-file';
import type { RateName } from '@/lib/improve/tuned';
import { CLASS_STATISTICS } from '@/lib/metrics';
import { changeSettings } from '@/lib/notebook/document/store';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { gainsFigure } from '@/lib/plots/gains';
import { thresholdGainRows, tunedThresholdRows } from '@/lib/scoring/tables/tuned-thresholds';
import { RuleFields } from './RuleFields';

export const about: CellText = {
  shows:
    'F1, FNR or FPR at the threshold of the notebook, and at a threshold tuned for each class, for each band, or for all classes.',
  reading:
    'The filled dot is measured on images that the threshold was not fitted on. The grey tick is measured on the same images it was fitted on: it is too optimistic, most of all for rare classes.',
  computed:
    'Images are divided into folds by patient where a file names them; the images of a fold are called at thresholds fitted on the others, and counts are added up over folds. A threshold lies midway between two scores. Intervals are of the paired difference, from a standard error that treats each patient as one unit; thresholds are not fitted anew.',
  onPage:
    'Choose what a threshold is tuned for. A class with few positives takes the threshold of its band. The button below the table has every cell use the tuned thresholds: each image is called at those fitted without its fold.',
};

const RATES = [
  { value: 'f1', label: 'F1' },
  { value: 'fnr', label: 'FNR' },
  { value: 'fpr', label: 'FPR' },
] as const;

const ALL = 'all classes';
const TEAMS = 'all teams';
const GAINS = resultColumns('threshold_gains');
const THRESHOLDS = resultColumns('tuned_thresholds');

type Rates = Readonly<Record<`${RateName}_${'before' | 'tuned' | 'same'}`, number | null>> &
  Readonly<Record<`${RateName}_gain_${'lower' | 'upper'}`, number | null>>;

function gainRow(name: string, row: Rates, rate: RateName) {
  return {
    name,
    before: row[`${rate}_before`],
    after: row[`${rate}_tuned`],
    same: row[`${rate}_same`],
    lower: row[`${rate}_gain_lower`],
    upper: row[`${rate}_gain_upper`],
  };
}

/** What the rows are of: means of teams, or the classes of one. */
function useRows(found: ImprovedTask<'thresholds'>) {
  const { teams, classOrder } = useTask();
  return useMemo(() => {
    const place = new Map(classOrder.map((name, index) => [name, index]));
    const gains = thresholdGainRows(found).filter((row) => teams.includes(row.team));
    const byTeam = (a: { team: string }, b: { team: string }) =>
      teams.indexOf(a.team) - teams.indexOf(b.team);
    return {
      gains: gains.sort(byTeam),
      classes: tunedThresholdRows(found)
        .filter((row) => teams.includes(row.team))
        .sort((a, b) => byTeam(a, b) || place.get(a.class)! - place.get(b.class)!),
    };
  }, [found, teams, classOrder]);
}

function Tuned({ found }: { found: ImprovedTask<'thresholds'> }) {
  const view = useTask();
  const { teams } = view;
  const threshold = useSettings((settings) => settings.threshold);
  const fit = useSettings((settings) => settings.improve.thresholds);
  const tuned = useSettings((settings) => settings.tuned);
  const level = useUncertaintySettings((settings) => settings.level);
  const [rate, setRate] = useOption('rate', RATES, 'f1');
  const { gains, classes } = useRows(found);
  const { value: team, field: teamField } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    others: [TEAMS],
    fallback: [TEAMS, 'none selected'],
  });
  const bands = [...new Set(gains.flatMap(({ band }) => band ?? []))];
  const [band, setBand] = useOption(
    'band',
    [ALL, ...bands].map((value) => ({ value })),
    ALL,
  );
  const isTeams = team === TEAMS;
  const rows = useMemo(
    () =>
      isTeams
        ? gains
            .filter((row) => (row.band ?? ALL) === band)
            .map((row) => gainRow(row.team, row, rate))
        : classes
            .filter((row) => row.team === team && (band === ALL || row.band === band))
            .map((row) => gainRow(row.class, row, rate)),
    [isTeams, gains, classes, team, band, rate],
  );
  const where = found.from === null ? 'cross-fitted' : `fitted on ${found.from}`;
  const draw = useCallback(
    (params: FigureParams) =>
      gainsFigure(rows, {
        ...params,
        kind: isTeams ? 'team' : 'class',
        title: `${isTeams ? 'Mean ' : ''}${CLASS_STATISTICS[rate].title}${isTeams ? '' : ` of ${team}`}`,
        names: { before: `at ${threshold}`, after: `tuned, ${where}`, same: 'on the same images' },
        better: rate === 'f1' ? 'higher' : 'lower',
        note: `${percentOf(level)} intervals of the gain on these images.`,
      }),
    [rows, isTeams, team, rate, threshold, where, level],
  );
  const few = new Set(classes.filter((row) => row.fitted_on === 'band').map((row) => row.class));
  const save = () => saveFile('thresholds.json', thresholdsFile(found, fit), 'application/json');
  return (
    <>
      <Controls>
        <Segmented label="Show" value={rate} options={RATES} onChange={setRate} />
        <Select label="Of" {...teamField} />
        {bands.length > 1 && (
          <Select
            label="Classes"
            value={band}
            options={[ALL, ...bands].map((value) => ({ value, label: value }))}
            onChange={setBand}
          />
        )}
      </Controls>
      <Figure draw={draw} />
      {fit.scope === 'class' && few.size > 0 && (
        <Note>
          {countOf(few.size, 'class')} with fewer than {fit.fewest} positives to fit on{' '}
          {few.size === 1 ? 'takes' : 'take'} the threshold of the band: {[...few].join(', ')}.
        </Note>
      )}
      <Subheading title="Thresholds" />
      <ResultTable
        name="tuned-thresholds"
        caption="Tuned thresholds, and what they gain"
        columns={THRESHOLDS}
        rows={asTableRows(isTeams ? classes : classes.filter((row) => row.team === team))}
        query={resultQuery('tuned_thresholds', isTeams ? view : { ...view, teams: [team] })}
        maxHeight={320}
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={save}>Save thresholds as JSON</Button>
        <Button onClick={() => changeSettings({ tuned: !tuned })}>
          {tuned ? 'Use one threshold for all again' : 'Use these thresholds in the whole notebook'}
        </Button>
      </div>
      <Rows
        table="threshold_gains"
        columns={GAINS}
        rows={asTableRows(gains)}
        query={resultQuery('threshold_gains', view)}
      />
    </>
  );
}

export default function ThresholdsView() {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('the scores that thresholds are tuned on', 'thresholds');
  const improved = useImproved('thresholds', seen && needed === null);
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <RuleFields />
          <ImproveStatus of={improved} what="thresholds" />
          {improved.found && <Tuned found={improved.found} />}
        </>
      )}
    </div>
  );
}
