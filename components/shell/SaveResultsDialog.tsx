'use client';

import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { Dialog } from '@/components/ui/Dialog';
import { Checkbox, NumberField } from '@/components/ui/fields';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/ToggleGroup';
import { currentDocument } from '@/lib/notebook/document/store';
import { savedName } from '@/lib/notebook/persistence/saved';
import type { ResultsChoice } from '@/lib/notebook/session/save-results';
import { countOf, sizeText } from '@/lib/plots/core/format';
import { RESULTS_END } from '@/lib/results/names';
import type { OutcomeKind } from '@/lib/results/outcomes';
import type { Results } from '@/lib/results/types';
import { makeResults, type ReadyResults } from './save-results';

const ABOUT =
  'A results file shows every figure and table of this notebook without the files they were computed from. It holds no image, no id and no row of one image: statistics, counts at 1,001 thresholds, curves and calibration bins of each class and team, with the names of classes, teams, files and subgroups. Anyone who opens it sees the same figures as you.';

const LEVELS = [
  { value: 'summary', label: 'summary' },
  { value: 'exact', label: 'exact' },
] as const;

const LEVEL_NOTES = {
  summary: 'Calibration for 5, 10, 15, 20, 25, 30 and 50 bins.',
  exact:
    'Also the number of positive and negative images at each distinct score: every setting can be computed, and files of several sites can be pooled. If scores are not rounded, many counts are of one image: whoever has the predictions can then read its label. A smallest count above 1 merges them; the file can then not be pooled.',
};

const OUTCOME_TITLES: Readonly<Record<OutcomeKind, string>> = {
  thresholds: 'tuned thresholds',
  recalibration: 'recalibration',
  rates: 'operating points',
  ensemble: 'ensemble',
  readers: 'human readers',
  contradictions: 'contradictions',
};

/** What a results file holds, in a sentence for each task. */
function contents({ tasks }: Results): string[] {
  return tasks.map(({ name, submissions, attributes, resampling, outcomes }) => {
    const parts = [
      countOf(submissions.length, 'team'),
      ...(resampling ? [countOf(resampling.done, 'replicate')] : []),
      ...(attributes.length > 0
        ? [`counts by ${attributes.map((own) => own.name).join(', ')}`]
        : []),
      ...(outcomes ? outcomes.map(({ kind }) => OUTCOME_TITLES[kind]) : []),
    ];
    return `${name}: ${parts.join(', ')}`;
  });
}

/** Makes a results file as chosen, says what it holds and how large it is, and saves it. */
export function SaveResultsDialog({ onClose }: { onClose(): void }) {
  const session = useSession();
  const [choice, setChoice] = useState<ResultsChoice>({
    level: 'summary',
    replicates: true,
    subgroups: true,
    minimumCount: 1,
    outcomes: true,
  });
  const [made, setMade] = useState<ReadyResults | Error | 'working' | null>(null);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);
  const change = (part: Partial<ResultsChoice>) => {
    working.current?.abort();
    setMade(null);
    setChoice({ ...choice, ...part });
  };
  const make = () => {
    const abort = new AbortController();
    working.current = abort;
    setMade('working');
    makeResults(session, choice, abort.signal)
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      .then((found) => !abort.signal.aborted && setMade(found));
  };
  const save = ({ bytes }: ReadyResults) => {
    const name = savedName(currentDocument().title).replace(/\.longtail\.json$/, RESULTS_END);
    saveFile(name, bytes, 'application/zip');
    onClose();
  };
  const ready = made !== null && made !== 'working' && !(made instanceof Error) ? made : null;
  return (
    <Dialog title="Save with results" about={ABOUT} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Segmented
          label="Level"
          value={choice.level}
          options={LEVELS}
          onChange={(level) => change({ level })}
        />
        <p className="text-soft text-sm">{LEVEL_NOTES[choice.level]}</p>
        <Checkbox checked={choice.replicates} onChange={(replicates) => change({ replicates })}>
          Bootstrap replicates, if computed
        </Checkbox>
        <Checkbox checked={choice.subgroups} onChange={(subgroups) => change({ subgroups })}>
          Counts by subgroup, for every attribute of the images
        </Checkbox>
        <Checkbox checked={choice.outcomes} onChange={(outcomes) => change({ outcomes })}>
          Tuned thresholds, recalibration, operating points, ensembles, human readers and
          contradictions, with the present settings
        </Checkbox>
        <NumberField
          label="Smallest count"
          value={choice.minimumCount}
          min={1}
          max={1_000_000}
          whole
          onChange={(minimumCount) => change({ minimumCount })}
        />
        <p className="text-soft text-sm">
          {choice.minimumCount > 1
            ? `Neighbouring scores are merged until each count holds ${choice.minimumCount} images. Smaller subgroups, replicates, and what thresholds, recalibration and ensembles gain are left out. Curves, counts at thresholds and calibration change, and all statistics of classes with fewer than ${Math.max(10, choice.minimumCount)} positives or negatives. Other AP and AUROC stay the same.`
            : '1 merges no scores and leaves out no subgroup. Whoever knows the scores of the images may then find the positives of rare classes in the file, and with replicates those of others.'}
        </p>
        {made instanceof Error && <ErrorBox>{made.message}</ErrorBox>}
        {ready && (
          <div role="status" className="text-sm">
            <p className="font-medium">{sizeText(ready.bytes.length)}</p>
            <ul>
              {contents(ready.results).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        <div className="flex flex-wrap gap-2 pb-1 pl-1">
          {ready ? (
            <Button look="strong" onClick={() => save(ready)}>
              <Download size={14} aria-hidden /> Save
            </Button>
          ) : (
            <Button look="strong" disabled={made === 'working'} onClick={make}>
              {made === 'working' ? 'Making the file…' : 'Make the file'}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
