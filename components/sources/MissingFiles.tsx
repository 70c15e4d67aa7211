'use client';

import { useMemo } from 'react';
import { useSessionState } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { missingFiles } from '@/lib/notebook/persistence/remembered-files';
import { countOf, sizeText } from '@/lib/plots/core/format';
import { FilePicker } from './FilePicker';

/** Asks for files of the notebook that are not open. */
export function MissingFiles() {
  const { autosave } = useNotebookStorage();
  const files = useAutosaveState((state) => state.files);
  const sources = useSessionState((state) => state.sources);
  const isOpening = useEphemeral((state) => state.opening);
  const missing = useMemo(() => missingFiles(files, sources), [files, sources]);
  const loading = new Set(
    sources.filter(({ loaded }) => loaded === null).map(({ file }) => file.name),
  );
  const wanted = missing.filter(({ name }) => !loading.has(name));
  // Those that come with the address are on their way.
  if (wanted.length === 0 || isOpening) return null;
  return (
    <section
      aria-label="Files of this notebook"
      className="mt-4 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      <p>
        This notebook was made with {countOf(wanted.length, 'file')} that{' '}
        {wanted.length === 1 ? 'is' : 'are'} not open here. Open{' '}
        {wanted.length === 1 ? 'it' : 'them'}, or drop {wanted.length === 1 ? 'it' : 'them'}{' '}
        anywhere on the page, to see the same figures. The choices made for{' '}
        {wanted.length === 1 ? 'it' : 'them'} are remembered.
      </p>
      <ul className="my-1.5 max-h-64 overflow-y-auto">
        {wanted.map(({ name, size, hash }) => (
          <li key={hash} className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 break-all font-medium">{name}</span>
            <span className="text-soft">{sizeText(size)}</span>
            <span className="text-soft text-xs" title={`SHA-256 ${hash}`}>
              SHA-256 {hash.slice(0, 8)}…
            </span>
            <Button
              look="quiet"
              aria-label={`Forget ${name}: do not ask for it again`}
              onClick={() => autosave.forgetFile(hash)}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
      <FilePicker label="Open these files" />
    </section>
  );
}
