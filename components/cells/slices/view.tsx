'use client';

import { useCallback, useRef } from 'react';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import type { ImageSource } from '@/lib/scoring/images/source';
import { SLICE_LEAST } from '@/lib/scoring/slices/slice-gaps';
import { sliceSearch, teamSlices } from '@/lib/scoring/tables/slices';
import { SliceTable } from './SliceTable';

export const about: CellText = {
  shows:
    'Classes in slices of the images against the rest: images that share values of up to three attributes (view, sex, age...), or the label of another class, alone or with one attribute.',
  reading:
    'Gaps with q below 0.05 come first, the largest at the top. A slice may only repeat what a wider slice shows: compare it with its parts.',
  computed:
    'A slice and its rest have at least 20 positives each (for FPR negatives). FNR and FPR have Newcombe’s interval and the two-proportion score test, both by the design effect of patients; AUROC, AP over prevalence and calibration have Student’s t with the variance by patient. Calibration is the mean probability less the share of positives. Intervals are not adjusted for the number of slices; q is, over all slices and classes of the team (Benjamini and Hochberg). AP of few positives is too high, so small slices look better by it than they are.',
  onPage: 'Click a slice to list its images; they may become the selection.',
};

const STATISTICS = [
  { value: 'fnr', label: 'FNR' },
  { value: 'fpr', label: 'FPR' },
  { value: 'auroc', label: 'AUROC' },
  { value: 'lift', label: 'AP over prevalence' },
  { value: 'calibration', label: 'calibration' },
] as const;

export default function SlicesView() {
  const { teams, threshold } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which attributes images share');
  const source = useImageSource(seen && needed === null);
  const [statistic, setStatistic] = useOption('statistic', STATISTICS, 'fnr');
  const { value: team, field } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    fallback: [teams[0] ?? '', 'best'],
  });
  const ask = useCallback((own: ImageSource) => sliceSearch(own), []);
  const search = useAnswer(source, ask);
  const askRows = useCallback(
    async (own: ImageSource) => ({
      team,
      statistic,
      rows: await teamSlices(own, search!, team, [statistic], threshold),
    }),
    [search, team, statistic, threshold],
  );
  const found = useAnswer(source, search && askRows);
  const isCurrent = found?.team === team && found.statistic === statistic;
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <Controls>
            <Select label="Team" {...field} />
            <Select
              label="Statistic"
              value={statistic}
              options={STATISTICS}
              onChange={setStatistic}
            />
          </Controls>
          {!isCurrent && <Pending />}
          {isCurrent && found.rows.length === 0 && (
            <EmptyState>
              No slice and its rest have {SLICE_LEAST} positives each with this statistic. Slices
              need attributes of the images (a metadata file), or classes that occur together.
            </EmptyState>
          )}
          {isCurrent && search && source && found.rows.length > 0 && (
            <SliceTable source={source} search={search} {...found} />
          )}
        </>
      )}
    </div>
  );
}
