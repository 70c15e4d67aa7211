'use client';

import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDocument } from '@/components/hooks/document';
import { useViewMode } from '@/components/hooks/view-mode';
import { Button } from '@/components/ui/Button';
import { rename } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';

const APP = 'Longtail Notebook';

const HEADING = 'font-semibold font-serif text-4xl tracking-tight';

/** The notebook's title, which can be edited. */
export function TitleField() {
  const title = useDocument((document) => document.title);
  const editable = useViewMode().kind === 'edit';
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    document.title = title === '' ? APP : `${title} · ${APP}`;
  }, [title]);
  // The field is removed with its focus: the button that opened it gets the focus.
  const [wasOpen, setWasOpen] = useState(false);
  const close = () => {
    setWasOpen(true);
    setDraft(null);
  };
  const commit = () => {
    if (draft !== null) changeDocument((document) => rename(document, draft.trim()));
    close();
  };
  if (draft !== null) {
    return (
      <h1 className="flex min-w-0 flex-1">
        <input
          // biome-ignore lint/a11y/noAutofocus: the user has just opened the field
          autoFocus
          aria-label="Name of the notebook"
          value={draft}
          maxLength={200}
          placeholder={APP}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            commit();
            setWasOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') close();
          }}
          className={`${HEADING} min-w-0 flex-1 border-line border-b bg-transparent`}
        />
      </h1>
    );
  }
  return (
    <div className="group/title flex min-w-0 items-baseline gap-2">
      <h1 className={`${HEADING} min-w-0 break-words`}>{title || APP}</h1>
      {editable && (
        <Button
          look="quiet"
          autoFocus={wasOpen}
          aria-label="Rename the notebook"
          onClick={() => setDraft(title)}
          className="px-1.5 opacity-60 transition-opacity focus-visible:opacity-100 group-hover/title:opacity-100 [@media(hover:hover)]:opacity-0"
        >
          <Pencil size={14} aria-hidden />
        </Button>
      )}
    </div>
  );
}
