'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ImproveStatus } from '@/components/cells/shared/ImproveStatus';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useItem, useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { useImproved } from '@/components/hooks/use-improved';
import { useSeen } from '@/components/hooks/use-near';
import { Controls, EmptyState, Note, Subheading } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultColumns } from '@/lib/export/table/result-columns';
import type { Ensemble } from '@/lib/improve/ensemble';
import type { ImprovedTask } from '@/lib/improve/improve';
import { CLASS_STATISTICS } from '@/lib/metrics';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { type GainRow, gainsFigure } from '@/lib/plots/gains';
import { memberPairsFigure } from '@/lib/plots/member-pairs';
import { ensembleClassRows, ensembleGainRows } from '@/lib/scoring/tables/ensemble-gains';
import {
  ensembleMemberRows,
  ensemblePairRows,
  ensembleWeightRows,
} from '@/lib/scoring/tables/ensemble-members';
import { EnsembleFields } from './Fields';
import { UseEnsemble } from './UseEnsemble';

export const about: CellText = {
  shows:
    'The mean of several submissions beside one of its members, class by class or band by band; what each member adds; and how alike the members are.',
  reading:
    'The filled dot is the ensemble. Where weights were selected, it is measured on images that they were not selected on. The grey tick is measured on the same images they were selected on: it is too optimistic. The best member is the best on these images, which favours it.',
  computed:
    'The mean is taken of probabilities, of logits, or of ranks among the images. Greedy selection adds, in each round, the member that makes the mean statistic highest (Caruana et al. 2004, with replacement). Images are divided into folds by patient where a file names them; the scores of a fold have weights selected on the others, and the statistic is taken over all images together. Intervals are of the paired difference, from a standard error that treats each patient as one unit; weights are not selected anew. A member adds what the ensemble has more than the ensemble without it.',
  onPage:
    'Choose members, mean and weights. The ensemble can be added to the submissions: then it is on the leaderboard and in every cell.',
};

const UNITS = [
  { value: 'bands', label: 'bands' },
  { value: 'classes', label: 'classes' },
] as const;

const OVER = [
  { value: 'images', label: 'all images' },
  { value: 'positives', label: 'positives' },
] as const;

const GAINS = resultColumns('ensemble_gains');
const CLASSES = resultColumns('ensemble_classes');
const MEMBERS = resultColumns('ensemble_members');
const WEIGHTS = resultColumns('ensemble_weights');
const PAIRS = resultColumns('ensemble_pairs');

const ALL = 'all classes';

function useRows(found: ImprovedTask<'ensemble'>) {
  const { classOrder } = useTask();
  return useMemo(() => {
    const place = new Map(classOrder.map((name, index) => [name, index]));
    const byClass = (a: { class: string }, b: { class: string }) =>
      place.get(a.class)! - place.get(b.class)!;
    return {
      gains: ensembleGainRows(found),
      classes: ensembleClassRows(found).sort(byClass),
      members: ensembleMemberRows(found),
      weights: ensembleWeightRows(found).sort(byClass),
      pairs: ensemblePairRows(found),
    };
  }, [found, classOrder]);
}

function gainRow(name: string, { before, after, same, lower, upper }: Omit<GainRow, 'name'>) {
  return { name, before, after, same, lower, upper };
}

/** How the ensemble was made, and what to keep in mind. */
function Remarks({ ensemble }: { ensemble: Ensemble }) {
  const { labelCounts } = useTask();
  const item = useItem();
  const { leftOut, images, classes, fit } = ensemble;
  const all = Math.max(...labelCounts.map((row) => row.images ?? 0));
  const byBand = classes.filter(({ source }) => source === 'band' && fit.scope === 'class');
  return (
    <>
      {leftOut.map(({ team, why }) => (
        <Note key={team}>
          {team} is left out: {why}.
        </Note>
      ))}
      {images < all && (
        <Note>
          Measured on the {countOf(images, item.one)} that all members scored, of {all}.
        </Note>
      )}
      {byBand.length > 0 && (
        <Note>
          {countOf(byBand.length, 'class')} with fewer than {fit.fewest} positives to select on{' '}
          {byBand.length === 1 ? 'takes' : 'take'} the weights of the band:{' '}
          {byBand.map((own) => own.class).join(', ')}.
        </Note>
      )}
    </>
  );
}

interface CombinedProps {
  found: ImprovedTask<'ensemble'>;
  ensemble: Ensemble;
  /** Called with what was added or saved. */
  onDone(said: string): void;
}

function Combined({ found, ensemble, onDone }: CombinedProps) {
  const view = useTask();
  const level = useUncertaintySettings((settings) => settings.level);
  const [unit, setUnit] = useOption('unit', UNITS, 'classes');
  const [over, setOver] = useOption('over', OVER, 'positives');
  const { gains, classes, members, weights, pairs } = useRows(found);
  const { fit, against, isAgainstBest } = ensemble;
  const rows = useMemo(
    () =>
      unit === 'bands'
        ? gains.map((row) => gainRow(row.band ?? ALL, row))
        : classes.map((row) => gainRow(row.class, row)),
    [unit, gains, classes],
  );
  const { title } = CLASS_STATISTICS[fit.statistic];
  const draw = useCallback(
    (params: FigureParams) =>
      gainsFigure(rows, {
        ...params,
        kind: unit === 'bands' ? 'band' : 'class',
        title: `${unit === 'bands' ? 'Mean ' : ''}${title}`,
        names: {
          before: `${against}${isAgainstBest ? ', best member' : ''}`,
          after: fit.weighting === 'greedy' ? 'ensemble, cross-fitted' : 'ensemble',
          ...(fit.weighting === 'greedy' && { same: 'on the same images' }),
        },
        better: 'higher',
        note: `${percentOf(level)} intervals of the gain on these images.`,
      }),
    [rows, unit, title, against, isAgainstBest, fit, level],
  );
  const order = useMemo(() => members.map(({ team }) => team), [members]);
  const drawPairs = useCallback(
    (params: FigureParams) => memberPairsFigure(pairs, { ...params, order, over }),
    [pairs, order, over],
  );
  const everyone = { ...view, teams: view.allTeams };
  return (
    <>
      <Controls>
        <Segmented label="Show" value={unit} options={UNITS} onChange={setUnit} />
      </Controls>
      <Figure draw={draw} />
      <Remarks ensemble={ensemble} />
      {unit === 'bands' ? (
        <Rows
          table="ensemble_gains"
          columns={GAINS}
          rows={asTableRows(gains)}
          query={resultQuery('ensemble_gains', view)}
        />
      ) : (
        <Rows
          table="ensemble_classes"
          columns={CLASSES}
          rows={asTableRows(classes)}
          query={resultQuery('ensemble_classes', view)}
        />
      )}
      <UseEnsemble ensemble={ensemble} onDone={onDone} />
      <Subheading title="What each member adds" />
      <ResultTable
        name="ensemble-members"
        caption={`What each member adds to the ensemble: mean ${title} over classes`}
        columns={MEMBERS}
        rows={asTableRows(members)}
        query={resultQuery('ensemble_members', everyone)}
        maxHeight={320}
      />
      <Rows
        table="ensemble_weights"
        columns={WEIGHTS}
        rows={asTableRows(weights)}
        query={resultQuery('ensemble_weights', everyone)}
      />
      {pairs.length > 0 && (
        <>
          <Subheading title="How alike the members are" />
          <Controls>
            <Segmented label="Over" value={over} options={OVER} onChange={setOver} />
          </Controls>
          <Figure draw={drawPairs} name="ensembles-diversity" />
          <Rows
            table="ensemble_pairs"
            columns={PAIRS}
            rows={asTableRows(pairs)}
            query={resultQuery('ensemble_pairs', everyone)}
          />
        </>
      )}
    </>
  );
}

export default function EnsemblesView() {
  const { allTeams } = useTask();
  // Kept here: when the ensemble is added, all below is computed anew.
  const [said, setSaid] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('the scores that an ensemble is the mean of', 'ensemble');
  const enough = allTeams.length > 1;
  const improved = useImproved('ensemble', seen && needed === null && enough);
  if (!enough) {
    return <EmptyState>This needs predictions of two teams for the same task.</EmptyState>;
  }
  const ensemble = improved.found?.submissions[0]?.found ?? null;
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <EnsembleFields found={ensemble} />
          <ImproveStatus of={improved} what="the ensemble" />
          {said !== null && (
            <p role="status" className="mb-3 text-soft text-sm">
              {said}
            </p>
          )}
          {improved.found && ensemble && (
            <Combined found={improved.found} ensemble={ensemble} onDone={setSaid} />
          )}
          {improved.found && !ensemble && <EmptyState>Choose members.</EmptyState>}
        </>
      )}
    </div>
  );
}
