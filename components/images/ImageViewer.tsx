'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useItem } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { Button } from '@/components/ui/Button';
import { inItems } from '@/lib/challenge/words';
import { changeDocument } from '@/lib/notebook/document/store';
import { selectedRows, toggleImage } from '@/lib/notebook/images/image-selection';
import type { ListedImages } from '@/lib/notebook/images/listing';
import { NO_TAG, TAG_KINDS, tagImage, toggleKind } from '@/lib/notebook/images/tags';
import { type LibraryState, picturesOf } from '@/lib/pictures/library';
import { formatCount } from '@/lib/plots/core/format';
import { ImageDetails } from './ImageDetails';
import { type PaneActions, PicturePane } from './PicturePane';
import { TagFields } from './TagFields';
import type { TagsByRow } from './use-image-keys';
import { KEYS, onViewerKey } from './viewer-keys';

interface ImageViewerProps {
  listed: ListedImages;
  /** Rows to go through, as they are shown. */
  rows: Int32Array;
  /** Row of the image shown: one of `rows`, or another one of a patient. */
  row: number;
  library: LibraryState;
  tags: TagsByRow;
  /** The team whose score is emphasised. */
  team: string | null;
  onShow(row: number): void;
  onClose(): void;
}

/** One image in full: its picture, what is known of it, and what the reader says of it. */
export function ImageViewer(props: ImageViewerProps) {
  const { listed, rows, row, library, tags, team, onShow, onClose } = props;
  const { images } = listed;
  const item = useItem();
  const dialog = useRef<HTMLDialogElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const pane = useRef<PaneActions>(null);
  const id = useId();
  const isSelected = useEphemeral((state) => selectedRows(state.images, images.task).has(row));
  const place = rows.indexOf(row);
  const pictures = picturesOf(library, images.ids, row);
  const [which, setWhich] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another image begins with its first picture
  useEffect(() => setWhich(0), [row]);
  const picture = pictures[which] ?? pictures[0];
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => element?.close();
  }, []);

  const go = (step: number) => {
    const next = place < 0 ? rows[0] : rows[place + step];
    if (next !== undefined) onShow(next);
  };
  const toggleTag = (index: number) => {
    const kind = TAG_KINDS[index]?.value;
    if (!kind) return;
    const { kinds } = tags.tagOf(row) ?? NO_TAG;
    const key = tags.keyOf(row);
    changeDocument((document) => tagImage(document, key, { kinds: toggleKind(kinds, kind) }));
  };
  const onKeyDown = (event: KeyboardEvent) =>
    onViewerKey(event, {
      go,
      toggleTag,
      select: () => toggleImage(images.task, row),
      writeNote: () => note.current?.focus(),
      pane: pane.current,
    });

  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-keys`}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-auto h-[min(60rem,calc(100dvh-1rem))] max-h-none w-[min(90rem,calc(100vw-1rem))] max-w-none overflow-hidden rounded-lg border border-line bg-paper p-0 text-ink shadow-xl backdrop:bg-black/60"
    >
      <div className="flex h-full flex-col gap-3 p-3 sm:p-4">
        <div className="flex items-center gap-2">
          <Button
            look="quiet"
            aria-label={inItems('Previous image', item)}
            disabled={place <= 0}
            onClick={() => go(-1)}
          >
            <ChevronLeft size={16} aria-hidden />
          </Button>
          <Button
            look="quiet"
            aria-label={inItems('Next image', item)}
            disabled={place < 0 || place === rows.length - 1}
            onClick={() => go(1)}
          >
            <ChevronRight size={16} aria-hidden />
          </Button>
          <h2 id={`${id}-title`} className="min-w-0 truncate font-semibold">
            {images.ids.at(row)}
          </h2>
          <p role="status" className="shrink-0 text-soft text-sm tabular-nums">
            {place < 0
              ? 'not in this list'
              : `${formatCount(place + 1)} of ${formatCount(rows.length)}`}
          </p>
          <span className="grow" />
          <Button
            aria-pressed={isSelected}
            aria-keyshortcuts="s"
            onClick={() => toggleImage(images.task, row)}
          >
            {isSelected ? 'Selected' : 'Select'}
          </Button>
          <Button look="quiet" aria-label="Close" onClick={onClose}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        <div
          className={`min-h-0 grow gap-4 overflow-y-auto lg:grid lg:overflow-hidden ${picture ? 'lg:grid-cols-[1fr_20rem]' : ''}`}
        >
          {picture && (
            <div className="flex h-[60vh] min-h-0 min-w-0 flex-col gap-2 lg:h-full [&>:first-child]:grow">
              <PicturePane picture={picture} actions={pane} />
              {pictures.length > 1 && (
                <p className="flex items-center gap-2 text-soft text-sm tabular-nums">
                  <Button
                    look="quiet"
                    aria-label="Previous picture"
                    disabled={which === 0}
                    onClick={() => setWhich(which - 1)}
                  >
                    <ChevronLeft size={14} aria-hidden />
                  </Button>
                  Picture {which + 1} of {pictures.length}
                  <Button
                    look="quiet"
                    aria-label="Next picture"
                    disabled={which === pictures.length - 1}
                    onClick={() => setWhich(which + 1)}
                  >
                    <ChevronRight size={14} aria-hidden />
                  </Button>
                </p>
              )}
            </div>
          )}
          <div
            className={`mt-3 space-y-4 pr-1 lg:mt-0 lg:min-h-0 lg:overflow-y-auto ${picture ? '' : 'max-w-2xl'}`}
          >
            {!picture && library.folder && (
              <p className="text-soft text-sm">
                No picture of this id in {library.folder.name}, or several that could be meant.
              </p>
            )}
            <TagFields imageKey={tags.keyOf(row)} tag={tags.tagOf(row)} noteRef={note} />
            <ImageDetails listed={listed} row={row} team={team} onShow={onShow} />
            <p id={`${id}-keys`} className="text-soft text-xs">
              Keys: {KEYS}
            </p>
          </div>
        </div>
      </div>
    </dialog>
  );
}
