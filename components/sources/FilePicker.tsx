'use client';

import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useWorkspace } from '../notebook/context';
import { useKeeping } from '../notebook/keeping/context';
import { openDropped } from '../notebook/keeping/open-dropped';

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
