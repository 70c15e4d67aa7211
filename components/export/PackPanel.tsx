'use client';

import { useSessionState, useView } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/fields';
import type { PackPart } from '@/lib/notebook/ephemeral';
import { changeExportOptions, useExportOptions } from './export-options';
import { DecimalsField, FigureOptions, IntervalsField, TeamsField } from './OptionFields';
import type { Packing } from './PaperPack';

const STATUS: { readonly [K in Packing['kind']]: (p: Extract<Packing, { kind: K }>) => string } = {
  idle: () => '',
  preparing: () => 'Computing what is out of sight',
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

interface PackPanelProps {
  packing: Packing;
  pack(): Promise<void>;
  cancel(): void;
}

/** What a pack holds, and how far it is. */
export function PackPanel({ packing, pack, cancel }: PackPanelProps) {
  const { parts } = useExportOptions();
  const teams = useView().task?.teams.length ?? 0;
  const busy = isBusy(packing);
  // Cells that are not visible are updated only after reading.
  const reading = useSessionState((state) => state.busy);
  return (
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
  );
}
