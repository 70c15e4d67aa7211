import { useTask } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Note } from '@/components/ui/blocks';
import { bandRanges, bandsText, evenBands } from '@/lib/challenge/bands';
import { changeSettings } from '@/lib/notebook/document/store';

/** Says which bands no class is in, and offers cut-offs that divide the classes evenly. */
export function EmptyBands() {
  const { bands, bandsFrom, labelCounts } = useTask();
  if (bands.by === 'group' || bandsFrom === 'nothing') return null;
  const split = bandsFrom === 'training' ? 'train' : 'test';
  const rows = labelCounts.filter((row) => row.split === split);
  const ranges = bandRanges(bands);
  const empty = bands.bands.filter(({ name }) => rows.every((row) => row.band !== name));
  if (rows.length === 0 || empty.length === 0) return null;
  const names = empty.map(({ name }) => `${name} (${ranges.get(name)} %)`).join(' and ');
  const even = evenBands(rows.flatMap((row) => row.prevalence ?? []));
  return (
    <Note>
      No class is in {names}.{' '}
      {even && (
        <>
          Cut-offs that divide these classes evenly: {bandsText(even)}.{' '}
          <Button look="quiet" onClick={() => changeSettings({ bands: even })}>
            Use these
          </Button>
        </>
      )}
    </Note>
  );
}
