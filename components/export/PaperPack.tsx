'use client';

import { Package } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession, useSessionState, useView } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/fields';
import { Popover } from '@/components/ui/Popover';
import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { currentDocument } from '@/lib/notebook/document/store';
import type { PackPart } from '@/lib/notebook/ephemeral';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { withAllCells } from './all-cells';
import { allExportables } from './exportables';
import {
  changeExportOptions,
  DecimalsField,
  FigureOptions,
  IntervalsField,
  TeamsField,
  useExportOptions,
} from './OptionFields';

/** The state of a pack. */
type Packing =
  | { readonly kind: 'idle' }
  /** Users' cells are brought up to date. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'working'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** Makes a pack of the document and saves it. */
function usePack() {
  const session = useSession();
  const options = useExportOptions();
  const [packing, setPacking] = useState<Packing>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const pack = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const title = currentDocument().title.trim() || 'Longtail Notebook';
    setPacking({ kind: 'preparing' });
    try {
      const [{ makePack }, facts] = await Promise.all([
        import('./make-pack'),
        import('./pack-facts'),
      ]);
      const blob = await withAllCells(signal, (missing) =>
        makePack({
          title,
          items: allExportables(),
          options,
          facts: {
            inputs: facts.packInputs(session.state),
            settings: [
              ...facts.packSettings(currentDocument().settings),
              ...facts.packResampling(
                evaluationsOf(session.state),
                session.state.runs,
                currentDocument().settings.threshold,
                currentDocument().uncertainty,
              ),
            ],
            versions: facts.packVersions(),
            missing: missing.map(({ title: cell, missing: why }) => [cell, why ?? '']),
          },
          date: new Date(),
          signal,
          onProgress: (done, of) => setPacking({ kind: 'working', done, of }),
        }),
      );
      const name = `${fileName(title)}.zip`;
      saveFile(name, blob, 'application/zip');
      const kilobytes = Math.ceil(blob.size / 1000);
      setPacking({ kind: 'done', message: `Saved ${name}, ${kilobytes} kB.` });
    } catch (error) {
      if (signal.aborted) setPacking({ kind: 'cancelled' });
      else
        setPacking({
          kind: 'failed',
          message: error instanceof Error ? error.message : `${error}`,
        });
    }
  }, [options, session]);

  const cancel = useCallback(() => running.current?.abort(), []);
  return { packing, pack, cancel };
}

const STATUS: { readonly [K in Packing['kind']]: (p: Extract<Packing, { kind: K }>) => string } = {
  idle: () => '',
  preparing: () => 'Updating your cells',
  working: ({ done, of }) => `${done} of ${of} figures and tables`,
  done: ({ message }) => message,
  cancelled: () => 'Cancelled. Nothing was saved.',
  failed: ({ message }) => `Not saved: ${message}`,
};

function statusText(packing: Packing): string {
  return (STATUS[packing.kind] as (packing: Packing) => string)(packing);
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
      <p className={packing.kind === 'failed' ? 'text-alarm' : 'text-soft'}>
        {statusText(packing)}
      </p>
      {/* For screen readers: the end, not each figure. */}
      <p role="status" className="sr-only">
        {isBusy(packing) ? 'Making the ZIP file.' : statusText(packing)}
      </p>
    </div>
  );
}

const PARTS: readonly { part: PackPart; label: string }[] = [
  { part: 'figures', label: 'Figures (PDF, SVG)' },
  { part: 'tables', label: 'Tables (LaTeX, CSV)' },
  { part: 'texts', label: 'Texts (Markdown)' },
  { part: 'data', label: 'Rows behind figures (CSV, Parquet)' },
];

/** Chooses what a pack holds. */
function PartFields() {
  const { parts } = useExportOptions();
  const toggle = (part: PackPart) =>
    changeExportOptions({
      parts: parts.includes(part) ? parts.filter((p) => p !== part) : [...parts, part],
    });
  return (
    <fieldset>
      <legend className="sr-only">What it holds</legend>
      {PARTS.map(({ part, label }) => (
        <Checkbox key={part} checked={parts.includes(part)} onChange={() => toggle(part)}>
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** Saves figures and tables of the document with their sources as one ZIP file. */
export function PaperPack() {
  const { packing, pack, cancel } = usePack();
  const { parts } = useExportOptions();
  const teams = useView().task?.teams.length ?? 0;
  const busy = isBusy(packing);
  // Cells that are not visible are updated only after reading.
  const reading = useSessionState((state) => state.busy);
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
          This notebook in one ZIP file, with a LaTeX document of all figures and tables, the
          references used, and a README of files, settings and versions.
        </p>
        <PartFields />
        <FigureOptions />
        <DecimalsField />
        <IntervalsField />
        {teams > 1 && <TeamsField of={teams} />}
        <div className="flex gap-2">
          <Button
            look="strong"
            disabled={busy || reading || parts.length === 0}
            onClick={() => void pack()}
          >
            Make the ZIP
          </Button>
          {busy && (
            <Button data-action="cancel" onClick={cancel}>
              Cancel
            </Button>
          )}
        </div>
        {reading && <p className="text-soft text-xs">Wait until all files are read.</p>}
        <Progress packing={packing} />
      </div>
    </Popover>
  );
}
