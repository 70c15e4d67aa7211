'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { groupGapQuery } from '@/lib/notebook/query/board-queries';
import type { FigureParams } from '@/lib/plots/core/params';
import { taskGapFigure } from '@/lib/plots/task-gap';
import type { ImageSource } from '@/lib/scoring/images/source';
import { type GroupChoice, groupChoices, groupGapRows } from '@/lib/scoring/tables/group-gaps';

export const about: CellText = {
  shows:
    'The way from a mean in the largest group of images, such as a site, to that in another: only classes defined in both, the prevalence of the other group, its case mix, and the rest.',
  reading:
    'Prevalence moves AP whatever the model does, and does not move AUROC. The rest is what neither prevalence nor the case mix explains. An interval that includes 0 means that other patients could reverse the step.',
  computed:
    'Images of the first group are weighted so that labels, or the values of an attribute among images of a label, are as common as in the second. Each step is the mean over all orders of the first three (Shapley). Intervals are by the jackknife of patients.',
};

const METRICS = [
  { value: 'ap', label: 'mAP' },
  { value: 'auroc', label: 'mAUROC' },
] as const;

const NO_CHOICES: readonly GroupChoice[] = [];
const pairName = ({ attribute, first, second }: GroupChoice) =>
  `${attribute}: ${first} to ${second}`;
const mixName = ({ mix }: GroupChoice) => mix ?? 'none';

/** The chosen one of some names, or the first. */
function chosenOf(names: readonly string[], name: string): string {
  return names.includes(name) ? name : (names[0] ?? '');
}

export default function GroupGapsView() {
  const { task, teams } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which group images are in');
  const source = useImageSource(seen && needed === null);
  const [metric, setMetric] = useOption('metric', METRICS, 'ap');
  const [pair, setPair] = useChoice('pair', '');
  const [mix, setMix] = useChoice('mix', '');
  const { value: team, field } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    fallback: [teams[0] ?? '', 'best'],
  });
  const askChoices = useCallback(
    async (own: ImageSource) => groupChoices(await own.attributes()),
    [],
  );
  const choices = useAnswer(source, askChoices) ?? NO_CHOICES;
  const pairs = [...new Set(choices.map(pairName))];
  const chosenPair = chosenOf(pairs, pair);
  const mixes = choices.filter((own) => pairName(own) === chosenPair).map(mixName);
  const chosenMix = chosenOf(mixes, mix);
  const choice = useMemo(
    () => choices.find((own) => pairName(own) === chosenPair && mixName(own) === chosenMix) ?? null,
    [choices, chosenPair, chosenMix],
  );
  const askRows = useCallback(
    async (own: ImageSource) => ({ choice, team, rows: await groupGapRows(own, choice!, team) }),
    [choice, team],
  );
  const found = useAnswer(source, choice && askRows);
  const isCurrent = found?.choice === choice && found?.team === team;
  const rows = useMemo(
    () => (isCurrent ? (found?.rows ?? []).filter((row) => row.metric === metric) : []),
    [found, isCurrent, metric],
  );
  const label = METRICS.find(({ value }) => value === metric)!.label;
  const draw = useCallback(
    (params: FigureParams) =>
      taskGapFigure(rows, {
        ...params,
        metric: label,
        task: choice!.first,
        second: choice!.second,
        team,
      }),
    [rows, label, choice, team],
  );
  const options = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <Controls>
            <Select label="Team" {...field} />
            <Select label="Groups" value={chosenPair} options={options(pairs)} onChange={setPair} />
            <Select label="Case mix" value={chosenMix} options={options(mixes)} onChange={setMix} />
            <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
          </Controls>
          {!isCurrent && <Pending />}
          {isCurrent && choice && rows.length === 0 && (
            <EmptyState>No class has positives and negatives in both groups.</EmptyState>
          )}
          {choice && rows.length > 0 && (
            <>
              <Figure draw={draw} />
              <Rows
                table="group_gaps"
                columns={COLUMNS.group_gaps}
                rows={asTableRows(rows)}
                query={groupGapQuery(task, choice, team, metric)}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}
