'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, Subheading } from '@/components/ui/blocks';
import { NumberField, Select } from '@/components/ui/fields';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import { normalQuantile, predictiveValues } from '@/lib/metrics';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { atThreshold } from '@/lib/plots/core/threshold';
import { decisionCurvesFigure } from '@/lib/plots/decision-curves';
import { confusionOf } from '@/lib/scoring/tables/class-metrics';
import { netBenefitRows } from '@/lib/scoring/tables/net-benefit';
import { orNull } from '@/lib/scoring/undefined';

export const about: CellText = {
  shows:
    'Net benefit of one class by threshold: true positives per image, less false positives weighted by the odds of the threshold.',
  reading:
    'Someone who would act from a probability of 10 % on accepts nine false positives for a true one: read the curves at 0.1. A team is of use there if its curve is above those of calling all images and of calling none.',
  computed:
    'TP / n - FP / n x t / (1 - t) (Vickers and Elkin 2006). Scores must be probabilities that are about right: see calibration. Intervals take images as independent. Predictive values follow from recall and specificity at the threshold of the notebook (intervals: Mercaldo, Lau and Zhou 2007).',
  onPage:
    'Shows the selected class; choose another here. Predictive values at a prevalence of your choice are below.',
};

const BENEFIT = resultColumns('net_benefit');

const VALUES: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'recall', title: 'Recall', format: 'score', hint: 'Of these images, at the threshold' },
  { key: 'specificity', title: 'Specificity', format: 'score' },
  {
    key: 'ppv',
    title: 'PPV',
    format: 'score',
    hint: 'Share of positive calls that are right, at the prevalence chosen',
  },
  { key: 'ppvLower', title: 'Lower', format: 'score' },
  { key: 'ppvUpper', title: 'Upper', format: 'score' },
  {
    key: 'npv',
    title: 'NPV',
    format: 'score',
    hint: 'Share of negative calls that are right, at the prevalence chosen',
  },
  { key: 'npvLower', title: 'Lower', format: 'score' },
  { key: 'npvUpper', title: 'Upper', format: 'score' },
];

/** PPV and NPV of each team at another prevalence. */
function PredictiveValues({ subject }: { subject: string }) {
  const { evaluation, threshold, shownThreshold, teams } = useTask();
  const level = useUncertaintySettings((settings) => settings.level);
  const known = evaluation.classes.find(({ name }) => name === subject);
  const own = known && known.images > 0 ? known.positives / known.images : 0.1;
  const [chosen, choose] = useChoice('prevalence', 0);
  const percent = chosen > 0 ? chosen : Number((100 * own).toPrecision(3));
  const rows = useMemo(() => {
    const z = normalQuantile(0.5 + level / 2);
    return teams.flatMap((team) => {
      const result = evaluation.submissions
        .find((one) => one.team === team)
        ?.classes.find((one) => one.class === subject);
      if (!result || result.tp.length === 0) return [];
      const counts = confusionOf(result, threshold);
      const { ppv, npv } = predictiveValues(counts, percent / 100, z);
      return [
        {
          team,
          recall: orNull(counts.tp / (counts.tp + counts.fn)),
          specificity: orNull(counts.tn / (counts.fp + counts.tn)),
          ppv: orNull(ppv.value),
          ppvLower: orNull(ppv.lower),
          ppvUpper: orNull(ppv.upper),
          npv: orNull(npv.value),
          npvLower: orNull(npv.lower),
          npvUpper: orNull(npv.upper),
        },
      ];
    });
  }, [evaluation, subject, threshold, teams, percent, level]);
  return (
    <>
      <Subheading title="Predictive values">
        If the class were this frequent, {atThreshold(shownThreshold)}. {percentOf(level)}{' '}
        intervals.
      </Subheading>
      <Controls>
        <NumberField
          label="Prevalence"
          unit="%"
          value={percent}
          min={0.001}
          max={99.999}
          onChange={choose}
        />
      </Controls>
      <ResultTable
        name="predictive-values"
        caption={`Predictive values of ${subject} at a prevalence of ${percent} %`}
        columns={VALUES}
        rows={asTableRows(rows)}
      />
    </>
  );
}

export default function DecisionCurvesView() {
  const view = useTask();
  const { evaluation, classOrder } = view;
  const few = useFewTeams();
  const { shown } = few;
  const { value: subject, field } = useChoiceOrSelected('subject', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'none selected'],
  });
  const [to, setTo] = useChoice('to', 0.5);
  const rows = useMemo(
    () => netBenefitRows(evaluation, subject).filter((row) => shown.includes(row.team)),
    [evaluation, subject, shown],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      decisionCurvesFigure(rows, {
        ...params,
        subject,
        to,
        note: 'Areas: 95\u00a0% intervals, images assumed independent; drawn for up to three teams.',
      }),
    [rows, subject, to],
  );
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <NumberField label="Thresholds up to" value={to} min={0.02} max={0.99} onChange={setTo} />
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure draw={draw} />
      <Rows
        table="net_benefit"
        columns={BENEFIT}
        rows={asTableRows(rows)}
        query={resultQuery('net_benefit', { ...view, teams: shown }, subject)}
      />
      <PredictiveValues subject={subject} />
    </>
  );
}
