'use client';

import { X } from 'lucide-react';
import { useSettings } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { type ChangedSetting, changedSettings } from './changed-settings';

/** Settings that differ from their defaults. */
export function useChangedSettings(): ChangedSetting[] {
  const settings = useSettings((all) => all);
  const uncertainty = useDocument((document) => document.uncertainty);
  return changedSettings(settings, uncertainty);
}

/** A setting that differs from its default; a click takes it back. */
function ChangedChip({ label, reset }: ChangedSetting) {
  return (
    <button
      type="button"
      aria-label={`${label}: back to the default`}
      title={`${label}: back to the default`}
      onClick={reset}
      className="inline-flex min-w-0 items-center gap-1 rounded-full border border-line bg-sunken py-0.5 pr-1 pl-2 text-xs hover:border-accent"
    >
      <span className="truncate">{label}</span>
      <X size={12} aria-hidden className="shrink-0" />
    </button>
  );
}

/** Chips that fit into the bar; the panel of settings has all. */
const IN_BAR = 2;

/** The first changed settings, in the bar. */
export function ChangedInBar() {
  const changed = useChangedSettings();
  return (
    <span className="hidden min-w-0 flex-1 items-center gap-1.5 overflow-hidden xl:flex">
      {changed.slice(0, IN_BAR).map((setting) => (
        <ChangedChip key={setting.label} {...setting} />
      ))}
      {changed.length > IN_BAR && (
        <span className="shrink-0 text-soft text-xs">+{changed.length - IN_BAR}</span>
      )}
    </span>
  );
}

/** All changed settings, in the panel. */
export function ChangedInPanel() {
  const changed = useChangedSettings();
  if (changed.length === 0) return null;
  return (
    <section aria-label="Changed from the defaults" className="w-full border-line border-t pt-3">
      <p className="mb-2 text-soft">Changed from the defaults</p>
      <div className="flex flex-wrap gap-1.5">
        {changed.map((setting) => (
          <ChangedChip key={setting.label} {...setting} />
        ))}
        {changed.length > 1 && (
          <Button
            look="quiet"
            onClick={() => {
              for (const { reset } of changed) reset();
            }}
          >
            Reset all
          </Button>
        )}
      </div>
    </section>
  );
}
