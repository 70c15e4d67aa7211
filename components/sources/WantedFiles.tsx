'use client';

import { useMemo } from 'react';
import { useWorkspaceState } from '@/components/hooks/context';
import { useKeeping, useKeepingState } from '@/components/shell/notebooks/context';
import { Button } from '@/components/ui/Button';
import { missingFiles } from '@/lib/notebook/persistence/remembered';
import { FilePicker } from './FilePicker';
import { sizeText } from './words';

/** Asks for the files the notebook was made with, where they are not loaded. */
export function WantedFiles() {
  const { keeper } = useKeeping();
  const files = useKeepingState((state) => state.files);
  const sources = useWorkspaceState((state) => state.sources);
  const missing = useMemo(() => missingFiles(files, sources), [files, sources]);
  const coming = new Set(
    sources.filter(({ loaded }) => loaded === null).map(({ file }) => file.name),
  );
  const wanted = missing.filter(({ name }) => !coming.has(name));
  if (wanted.length === 0) return null;
  return (
    <section
      aria-label="Files this notebook was made with"
      className="mt-4 rounded-md border border-line bg-sunken px-3 py-2 text-sm"
    >
      <p>
        This notebook was made with {wanted.length === 1 ? 'a file that is' : 'files that are'} not
        open. Open {wanted.length === 1 ? 'it' : 'them'} again, or drop{' '}
        {wanted.length === 1 ? 'it' : 'them'} here; what was chosen for{' '}
        {wanted.length === 1 ? 'it' : 'them'} is remembered.
      </p>
      <ul className="my-1.5">
        {wanted.map(({ name, size, hash }) => (
          <li key={hash} className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 break-all font-medium">{name}</span>
            <span className="text-soft">{sizeText(size)}</span>
            <span className="text-soft text-xs" title={`SHA-256 ${hash}`}>
              SHA-256 {hash.slice(0, 8)}…
            </span>
            <Button
              look="quiet"
              aria-label={`Forget ${name}: ask for it no more`}
              onClick={() => keeper.forgetFile(hash)}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
      <FilePicker label="Open them again" />
    </section>
  );
}
