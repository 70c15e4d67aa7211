'use client';

import { useCallback, useMemo, useRef } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ImproveStatus } from '@/components/cells/shared/ImproveStatus';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useImproved } from '@/components/hooks/use-improved';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { scoreDistributionFigure } from '@/lib/plots/score-distribution';
import { scoreHistogram } from '@/lib/scoring/score-histogram';
import { fixedRateRows } from '@/lib/scoring/tables/fixed-rates';

export const about: CellText = {
  shows:
    'The scores of one team for one class: positive and negative images, each as shares of their own number.',
  reading:
    'Where the two colours lie apart, a threshold divides them. Scores of rare classes are often near 0: the logarithmic axis shows them.',
  computed:
    'Bins are counted exactly on the grid of 1,001 thresholds. For each operating point the threshold is found on these images: the most positive calls whose specificity is at least the value, or the fewest whose sensitivity is. Intervals hold this threshold; they are Wilson intervals for as many independent images as have the same standard error, with each patient as one unit.',
  onPage:
    'Shows the selected class and team; choose others here. Below: the sensitivity at a fixed specificity of every team, and the specificity at a fixed sensitivity.',
};

const AXES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

const RATES = resultColumns('fixed_rates');

/** The operating points of all shown teams for a class. */
function OperatingPoints({ subject }: { subject: string }) {
  const view = useTask();
  const { teams } = view;
  const level = useUncertaintySettings((settings) => settings.level);
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('sensitivity at a fixed specificity', 'rates');
  const improved = useImproved('rates', seen && needed === null);
  const { found } = improved;
  const rows = useMemo(
    () =>
      found
        ? fixedRateRows(found)
            .filter((row) => row.class === subject && teams.includes(row.team))
            .sort((a, b) => teams.indexOf(a.team) - teams.indexOf(b.team))
        : [],
    [found, subject, teams],
  );
  return (
    <div ref={place} className="mt-10 min-h-24">
      <Subheading title="Operating points">
        One rate is held, the other is as high as it can be. {percentOf(level)} intervals.
      </Subheading>
      {needed ?? (
        <>
          {!found && <ImproveStatus of={improved} what="operating points" />}
          {found && (
            <ResultTable
              name="fixed-rates"
              caption={`Operating points for ${subject}`}
              columns={RATES}
              rows={asTableRows(rows)}
              query={resultQuery('fixed_rates', view, subject)}
              maxHeight={360}
            />
          )}
        </>
      )}
    </div>
  );
}

export default function ScoreDistributionsView() {
  const { evaluation, classOrder, teams, shownThreshold: threshold } = useTask();
  const [scale, setScale] = useOption('axis', AXES, 'linear');
  const { value: team, field: teamField } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    fallback: [teams[0] ?? '', 'best'],
  });
  const { value: subject, field } = useChoiceOrSelected('subject', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'none selected'],
  });
  const bins = useMemo(() => {
    const own = evaluation.submissions.find((one) => one.team === team);
    const result = own?.classes.find((one) => one.class === subject);
    return result ? scoreHistogram(result, scale) : [];
  }, [evaluation, team, subject, scale]);
  const draw = useCallback(
    (params: FigureParams) =>
      scoreDistributionFigure(bins, { ...params, subject, team, scale, threshold }),
    [bins, subject, team, scale, threshold],
  );
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <Select label="Team" {...teamField} />
        <Segmented label="Score axis" value={scale} options={AXES} onChange={setScale} />
      </Controls>
      <Figure draw={draw} />
      <OperatingPoints subject={subject} />
    </>
  );
}
