'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ListedImages } from '@/lib/notebook/images/listing';
import type { LibraryState } from '@/lib/pictures/library';
import { picturesOf } from '@/lib/pictures/library';
import { ImageCard } from './ImageCard';
import type { TagsByRow } from './use-image-keys';
import { useImageList } from './use-image-list';

export interface ImageListProps {
  listed: ListedImages;
  /** Rows as they are shown. */
  rows: Int32Array;
  caption: string;
  library: LibraryState;
  tags: TagsByRow;
  /** The team whose score is emphasised. */
  team: string | null;
  onOpen(place: number): void;
}

const [CARD, GAP, TEXT] = [150, 10, 68];
const PADDING = 8;

/** Columns of cards that fit into a width, and the width of each. */
function columnsIn(width: number): { columns: number; card: number } {
  const inner = width - 2 * PADDING;
  const columns = Math.max(1, Math.floor((inner + GAP) / (CARD + GAP)));
  return { columns, card: (inner - GAP * (columns - 1)) / columns };
}

function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** Images as cards with their pictures. Only those in sight are rendered. */
export function Gallery({ listed, rows, caption, library, tags, team, onOpen }: ImageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, card } = columnsIn(useWidth(scroller));
  const height = card + TEXT;
  const virtualizer = useVirtualizer({
    count: Math.ceil(rows.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height + GAP,
    paddingStart: PADDING,
    overscan: 1,
  });
  useLayoutEffect(() => {
    if (height > 0) virtualizer.measure();
  }, [virtualizer, height]);
  const list = useImageList({
    task: listed.images.task,
    rows,
    open: onOpen,
    reveal: (place) => virtualizer.scrollToIndex(Math.floor(place / columns)),
    perLine: columns,
    linesPerPage: 2,
  });
  const id = useId();
  const lines = virtualizer.getVirtualItems();
  const isRendered = lines.some(({ index }) => index === Math.floor(list.active / columns));
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const own = event.target.closest('[data-place]')?.getAttribute('data-place');
    if (own === null || own === undefined) return;
    const place = Number(own);
    list.setActive(place);
    const selects = event.shiftKey || event.target.closest('[data-select]') !== null;
    if (selects || event.ctrlKey || event.metaKey) list.select(place, event.shiftKey);
    else onOpen(place);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={caption}
      aria-multiselectable
      aria-activedescendant={isRendered ? `${id}-${list.active}` : undefined}
      onKeyDown={list.onKeyDown}
      onClick={onClick}
      style={{ height: `min(${virtualizer.getTotalSize() + PADDING}px, 36rem, 75vh)` }}
      className="group/gallery relative overflow-y-auto rounded-md border border-line bg-sunken focus-visible:outline-offset-4"
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() + PADDING }}>
        {card > 0 &&
          lines.flatMap((line) =>
            Array.from({ length: columns }, (_, column) => line.index * columns + column)
              .filter((place) => place < rows.length)
              .map((place) => {
                const row = rows[place]!;
                const isSelected = list.selected.has(row);
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
                  <div
                    key={row}
                    id={`${id}-${place}`}
                    role="option"
                    aria-selected={isSelected}
                    aria-setsize={rows.length}
                    aria-posinset={place + 1}
                    data-place={place}
                    className={`absolute overflow-hidden rounded-md border bg-raised ${
                      isSelected ? 'border-accent ring-2 ring-accent' : 'border-line'
                    } ${place === list.active ? 'group-focus-visible/gallery:outline-2 group-focus-visible/gallery:outline-accent group-focus-visible/gallery:outline-offset-2' : ''} cursor-pointer`}
                    style={{
                      top: line.start,
                      left: PADDING + (place % columns) * (card + GAP),
                      width: card,
                      height,
                    }}
                  >
                    <ImageCard
                      listed={listed}
                      row={row}
                      pictures={picturesOf(library, listed.images.ids, row)}
                      tag={tags.tagOf(row)}
                      isSelected={isSelected}
                      team={team}
                    />
                  </div>
                );
              }),
          )}
      </div>
    </div>
  );
}
