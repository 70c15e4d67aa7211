import { useState } from 'react';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { useSession, useSettings, useTask } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { Controls, ErrorBox, Note, Subheading } from '@/components/ui/blocks';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/ToggleGroup';
import { ENSEMBLE, type Ensemble } from '@/lib/improve/ensemble';
import { writeParquet } from '@/lib/ingest/parquet/write-parquet';
import type { WantedEnsemble } from '@/lib/notebook/session/add-ensemble';

const PARQUET = 'application/vnd.apache.parquet';

const WEIGHTS = [
  { value: 'folds', label: 'selected without its fold' },
  { value: 'all', label: 'selected on all' },
] as const;

type Use = 'add' | 'csv' | 'parquet';

const DOING: Readonly<Record<Use, string>> = {
  add: 'Adding…',
  csv: 'Saving…',
  parquet: 'Saving…',
};

const parts = () => import('@/lib/notebook/session/add-ensemble');

async function csvOf(columns: Parameters<typeof writeParquet>[0]): Promise<string> {
  const [{ toCsv }, { columnTable }] = await Promise.all([
    import('@/lib/export/csv'),
    import('@/lib/ingest/column-table'),
  ]);
  return toCsv(columnTable(columns));
}

/** Adds the ensemble to the submissions, or saves its scores. */
export function UseEnsemble({
  ensemble,
  onDone,
}: {
  ensemble: Ensemble;
  /** Called with what was added or saved. */
  onDone(said: string): void;
}) {
  const session = useSession();
  const { id } = useTask();
  const improve = useSettings((settings) => settings.improve);
  const { seed, cluster } = useDocument(({ uncertainty }) => uncertainty);
  const [weights, setWeights] = useState<'folds' | 'all'>('folds');
  const [doing, setDoing] = useState<Use | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isGreedy = ensemble.fit.weighting === 'greedy';
  const crossFitted = isGreedy && weights === 'folds';
  const kind = isGreedy ? (crossFitted ? ' (cross-fitted)' : ' (selected)') : '';

  const carryOut = async (use: Use): Promise<string> => {
    const { addEnsemble, columnsOfEnsemble, ensembleFile, ensembleName } = await parts();
    const choice = { improve, seed, cluster };
    const wanted: WantedEnsemble = { task: id, ensemble, crossFitted, choice };
    const columns = await columnsOfEnsemble(session, wanted, new AbortController().signal);
    if (!columns) throw new Error('The submissions changed meanwhile. Try again.');
    const team = ensembleName(session, id, `${ENSEMBLE}${kind}`);
    const name = ensembleFile(team);
    if (use === 'csv') {
      saveFile(`${name}.csv`, await csvOf(columns), 'text/csv');
      return `Saved ${name}.csv.`;
    }
    const bytes = await writeParquet(columns);
    if (use === 'parquet') {
      saveFile(`${name}.parquet`, bytes, PARQUET);
      return `Saved ${name}.parquet.`;
    }
    const file = new File([bytes], `${name}.parquet`, { type: PARQUET });
    await addEnsemble(session, wanted, { file, team });
    return `Added ${team}: it is on the leaderboard and in every cell.`;
  };
  const needed = useImagesNeeded('the scores of the ensemble');
  const start = (use: Use) => {
    setDoing(use);
    setFailure(null);
    carryOut(use)
      .then(onDone)
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => setDoing(null));
  };
  const button = (use: Use, label: string) => (
    <Button disabled={doing !== null} onClick={() => start(use)}>
      {doing === use ? DOING[use] : label}
    </Button>
  );
  if (needed) return needed;
  return (
    <div className="mt-10 print:hidden">
      <Subheading title="Use it" />
      {isGreedy && (
        <Controls>
          <Segmented
            label="Each image has weights"
            value={weights}
            options={WEIGHTS}
            onChange={setWeights}
          />
        </Controls>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {button('add', 'Add to the submissions')}
        {button('csv', 'Save scores as CSV')}
        {button('parquet', 'Save scores as Parquet')}
      </div>
      {failure !== null && <ErrorBox>{failure}</ErrorBox>}
      {isGreedy && !crossFitted && (
        <Note>
          On these images the scores are too good: the weights were selected on them. Use them for
          other images.
        </Note>
      )}
    </div>
  );
}
