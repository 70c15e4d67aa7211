'use client';

import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { useWorkspace } from '@/components/hooks/context';
import { useKeeping } from '@/components/shell/notebooks/context';
import { openDropped } from '@/components/shell/notebooks/open-dropped';
import { Button } from '@/components/ui/Button';

export function FilePicker({ label = 'Open files' }: { label?: string }) {
  const workspace = useWorkspace();
  const { keeper } = useKeeping();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="strong" onClick={() => input.current?.click()}>
        <FolderOpen size={15} aria-hidden /> {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Label and prediction files, notebooks"
        accept=".parquet,.pq,.csv,.tsv,.txt,.gz,.zip,.json"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void openDropped(keeper, workspace, files);
        }}
      />
    </>
  );
}
