'use client';

import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { useSession } from '@/components/hooks/context';
import { useNotebookStorage } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { FILE_EXTENSIONS } from '@/lib/ingest/formats';
import { openFiles } from './open-files';

interface FilePickerProps {
  label?: string;
  look?: 'strong' | 'plain';
}

/** A button that opens files. */
export function FilePicker({ label = 'Open files', look = 'strong' }: FilePickerProps) {
  const session = useSession();
  const { autosave } = useNotebookStorage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        <FolderOpen size={15} aria-hidden /> {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Label and prediction files, notebooks"
        accept={[...FILE_EXTENSIONS, '.json', '.zip'].join(',')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void openFiles(autosave, session, files);
        }}
      />
    </>
  );
}
