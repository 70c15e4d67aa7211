'use client';

import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useWorkspace } from '../notebook/context';

export function FilePicker() {
  const workspace = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="strong" onClick={() => input.current?.click()}>
        <FolderOpen size={15} aria-hidden /> Open files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Label and prediction files"
        accept=".parquet,.pq,.csv,.tsv,.txt,.gz,.zip"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void workspace.add(
            files.map((file) => ({ file })),
            'own',
          );
        }}
      />
    </>
  );
}
