'use client';

import { Package } from 'lucide-react';
import { useWorkspaceState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';
import { FigureOptions } from './FigureOptions';
import { DecimalsChoice } from './SaveTable';
import { type Packing, usePack } from './use-pack';

const WORDS: { readonly [K in Packing['kind']]: (p: Extract<Packing, { kind: K }>) => string } = {
  idle: () => '',
  preparing: () => 'Bringing your own cells up to date',
  working: ({ done, of }) => `${done} of ${of} figures and tables made`,
  done: ({ said }) => said,
  cancelled: () => 'Cancelled; nothing was saved.',
  failed: ({ why }) => `Not saved: ${why}`,
};

function said(packing: Packing): string {
  return (WORDS[packing.kind] as (packing: Packing) => string)(packing);
}

const isBusy = ({ kind }: Packing) => kind === 'preparing' || kind === 'working';

function Progress({ packing }: { packing: Packing }) {
  return (
    <div className="space-y-1.5 text-xs">
      {packing.kind === 'working' && (
        <progress
          className="block h-1.5 w-full accent-accent"
          aria-label="Paper pack"
          value={packing.done}
          max={Math.max(1, packing.of)}
        />
      )}
      <p className={packing.kind === 'failed' ? 'text-alarm' : 'text-soft'}>{said(packing)}</p>
      {/* Read aloud: how it ends, not each figure. */}
      <p role="status" className="sr-only">
        {isBusy(packing) ? 'Making the ZIP.' : said(packing)}
      </p>
    </div>
  );
}

/** Saves all figures and tables of the document, with what they were made from, as one ZIP. */
export function PaperPack() {
  const { packing, pack, cancel } = usePack();
  const busy = isBusy(packing);
  // Cells out of sight follow once all is read.
  const reading = useWorkspaceState((state) => state.busy);
  return (
    <Popover
      label="Paper pack"
      trigger={
        <Button look="quiet">
          <Package size={14} aria-hidden /> Paper pack
        </Button>
      }
    >
      <div className="space-y-2.5">
        <p className="text-soft text-xs">
          Every figure (SVG, PDF) and table (LaTeX, CSV) of this notebook as it stands, with a
          README of files, settings and versions, and references, in one ZIP.
        </p>
        <FigureOptions />
        <DecimalsChoice />
        <div className="flex gap-2">
          <Button look="strong" disabled={busy || reading} onClick={() => void pack()}>
            Make the ZIP
          </Button>
          {busy && <Button onClick={cancel}>Cancel</Button>}
        </div>
        {reading && <p className="text-soft text-xs">Files are still being read.</p>}
        <Progress packing={packing} />
      </div>
    </Popover>
  );
}
