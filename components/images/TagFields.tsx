'use client';

import { type Ref, useId } from 'react';
import { changeDocument } from '@/lib/notebook/document/store';
import {
  type ImageTag,
  LONGEST_NOTE,
  NO_TAG,
  TAG_KINDS,
  tagImage,
  toggleKind,
} from '@/lib/notebook/images/tags';

interface TagFieldsProps {
  /** Key of the image in the document. */
  imageKey: string;
  tag: ImageTag | undefined;
  /** The field of the note. */
  noteRef: Ref<HTMLTextAreaElement>;
}

/** What the reader says of an image. It is saved with the notebook in this browser. */
export function TagFields({ imageKey, tag = NO_TAG, noteRef }: TagFieldsProps) {
  const id = useId();
  const change = (next: Partial<ImageTag>) =>
    changeDocument((document) => tagImage(document, imageKey, next));
  return (
    <div className="space-y-2">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Tags</legend>
        {TAG_KINDS.map(({ value, label }, index) => (
          <button
            key={value}
            type="button"
            aria-pressed={tag.kinds.includes(value)}
            aria-keyshortcuts={`${index + 1}`}
            onClick={() => change({ kinds: toggleKind(tag.kinds, value) })}
            className="rounded-full border border-line bg-raised px-2.5 py-0.5 text-sm aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-accent-ink"
          >
            {label}
          </button>
        ))}
      </fieldset>
      <label htmlFor={id} className="sr-only">
        Note
      </label>
      <textarea
        id={id}
        ref={noteRef}
        value={tag.note}
        maxLength={LONGEST_NOTE}
        rows={2}
        placeholder="Note (key N)"
        aria-keyshortcuts="n"
        onChange={(event) => change({ note: event.target.value })}
        className="block w-full rounded-md border border-line bg-raised px-2 py-1 text-sm"
      />
    </div>
  );
}
