'use client';

import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useItem, useSessionState } from '@/components/hooks/context';
import { useDocument } from '@/components/hooks/document';
import { useAutosaveState } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Checkbox } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { inItems } from '@/lib/challenge/words';
import { currentDocument } from '@/lib/notebook/document/store';
import { showNotice } from '@/lib/notebook/ephemeral';
import { LONGEST_LINK } from '@/lib/notebook/persistence/link';
import { isAddressed, userFiles } from '@/lib/notebook/persistence/remembered-files';
import { countOf } from '@/lib/plots/core/format';
import { notebookLink } from './links';
import { saveNotebook } from './save-notebook';

const FORMS = [
  { value: 'notebook', label: 'edit' },
  { value: 'read', label: 'read only' },
] as const;

type Form = (typeof FORMS)[number]['value'];

const ABOUT =
  'The link holds the notebook and no data: cells, settings, choices and the selection; names of teams and tasks; and the name, size and SHA-256 of each file, so that whoever has the same files sees the same notebook. Tags of images are left out unless you include them. It is in the part of the address after the #, which is not sent to any server.';

/** Name of the results file that the reader opened; null where none is, or where there are several. */
function useResultsFile(): string | null {
  return useSessionState(({ sources }) => {
    const names = userFiles(sources).flatMap((own) =>
      own.entry.stored?.from === 'results' && !isAddressed(own) ? [own.name] : [],
    );
    return names.length === 1 ? names[0]! : null;
  });
}

/** Offers a link to the notebook, or its file if the link is too long. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const files = useAutosaveState((state) => state.files);
  const [form, setForm] = useState<Form>('notebook');
  const item = useItem();
  const tagged = Object.keys(useDocument(({ tags }) => tags)).length;
  const [withTags, setWithTags] = useState(false);
  const beside = useResultsFile();
  const [isBeside, setBeside] = useState(false);
  const open = isBeside ? beside : null;
  const link = useMemo(
    () =>
      notebookLink(currentDocument(), files, {
        reading: form === 'read',
        withTags,
        ...(open !== null && { open }),
      }),
    [form, files, withTags, open],
  );
  const tooLong = link.length > LONGEST_LINK;
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => showNotice('Copied the link.'))
      .catch(() => showNotice('The link cannot be copied automatically: copy it by hand.'));
  return (
    <Dialog title="Share" about={inItems(ABOUT, item)} onClose={onClose}>
      {tagged > 0 && (
        <div className="mb-3 pl-1">
          <Checkbox checked={withTags} onChange={setWithTags}>
            Include the tags and notes of {countOf(tagged, item.one, item.many)}
          </Checkbox>
        </div>
      )}
      {beside !== null && (
        <div className="mb-3 pl-1">
          <Checkbox checked={isBeside} onChange={setBeside}>
            The link opens {beside}, which I put beside the page on its host
          </Checkbox>
        </div>
      )}
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
        <Button look={tooLong ? 'strong' : 'plain'} onClick={() => saveNotebook(files, withTags)}>
          <Download size={14} aria-hidden /> Save as a file
        </Button>
      </div>
    </Dialog>
  );
}
