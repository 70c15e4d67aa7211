'use client';

import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAutosaveState } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Segmented } from '@/components/ui/ToggleGroup';
import { currentDocument } from '@/lib/notebook/document/store';
import { showNotice } from '@/lib/notebook/ephemeral';
import { LONGEST_LINK } from '@/lib/notebook/persistence/link';
import { notebookLink } from './links';
import { saveNotebook } from './save-notebook';

const FORMS = [
  { value: 'notebook', label: 'edit' },
  { value: 'read', label: 'read only' },
] as const;

type Form = (typeof FORMS)[number]['value'];

const ABOUT =
  'The link holds the notebook and no data: cells, settings, choices and the selection; names of teams and tasks; and the name, size and SHA-256 of each file, so that whoever has the same files sees the same notebook. It is in the part of the address after the #, which is not sent to any server.';

/** Offers a link to the notebook, or its file if the link is too long. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const files = useAutosaveState((state) => state.files);
  const [form, setForm] = useState<Form>('notebook');
  const link = useMemo(
    () => notebookLink(currentDocument(), files, { reading: form === 'read' }),
    [form, files],
  );
  const tooLong = link.length > LONGEST_LINK;
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => showNotice('Copied the link.'))
      .catch(() => showNotice('The link cannot be copied automatically: copy it by hand.'));
  return (
    <Dialog title="Share" about={ABOUT} onClose={onClose}>
      {tooLong ? (
        <p className="mb-3 text-sm" role="status">
          The link would have {link.length.toLocaleString('en')} characters, and some programs cut
          links after {LONGEST_LINK.toLocaleString('en')}. Send the notebook as a file instead: drop
          the file onto this page to open it.
        </p>
      ) : (
        <>
          <Segmented label="Link to" value={form} options={FORMS} onChange={setForm} />
          <textarea
            readOnly
            aria-label="Link to this notebook"
            value={link}
            rows={4}
            onFocus={(event) => event.target.select()}
            className="mt-3 mb-2 block w-full resize-none break-all rounded-md border border-line bg-raised p-2 font-mono text-xs"
          />
        </>
      )}
      <div className="flex flex-wrap gap-2 pb-1 pl-1">
        {!tooLong && (
          <Button look="strong" onClick={() => void copy()}>
            <Copy size={14} aria-hidden /> Copy link
          </Button>
        )}
        <Button look={tooLong ? 'strong' : 'plain'} onClick={() => saveNotebook(files)}>
          <Download size={14} aria-hidden /> Save as a file
        </Button>
      </div>
    </Dialog>
  );
}
