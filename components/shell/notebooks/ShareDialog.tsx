'use client';

import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Segmented } from '@/components/ui/Segmented';
import { currentDocument } from '@/lib/notebook/document/store';
import { showNotice } from '@/lib/notebook/notices';
import { LONGEST_LINK } from '@/lib/notebook/persistence/link';
import { useKeepingState } from './context';
import { notebookLink } from './notebook-link';
import { saveNotebook } from './save-notebook';

const FORMS = [
  { value: 'notebook', label: 'work in it' },
  { value: 'read', label: 'only read it' },
] as const;

type Form = (typeof FORMS)[number]['value'];

const ABOUT =
  'The link holds cells, order, settings, choices and selection; no data, and no list of your files. Teams and tasks that were chosen, and tables that queries read, stand in it by name, and these names may be made of those of your files. What it holds stands behind the # of the address, which is sent to no server.';

/** Gives a link to the notebook, or its file where the link would be too long. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const files = useKeepingState((state) => state.files);
  const [form, setForm] = useState<Form>('notebook');
  const link = useMemo(() => notebookLink(currentDocument(), { reading: form === 'read' }), [form]);
  const tooLong = link.length > LONGEST_LINK;
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => showNotice('The link is in the clipboard.'))
      .catch(() => showNotice('The clipboard cannot be written to: copy the link by hand.'));
  return (
    <Dialog title="Share" about={ABOUT} onClose={onClose}>
      {tooLong ? (
        <p className="mb-3 text-sm" role="status">
          The link would be {link.length.toLocaleString('en')} characters long, and not every
          program carries more than {LONGEST_LINK.toLocaleString('en')}. Send the notebook as a file
          instead; it is opened by dropping it onto this page.
        </p>
      ) : (
        <>
          <Segmented label="To" value={form} options={FORMS} onChange={setForm} />
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
            <Copy size={14} aria-hidden /> Copy the link
          </Button>
        )}
        <Button look={tooLong ? 'strong' : 'plain'} onClick={() => saveNotebook(files)}>
          <Download size={14} aria-hidden /> Save as a file
        </Button>
      </div>
    </Dialog>
  );
}
