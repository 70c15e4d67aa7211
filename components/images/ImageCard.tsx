'use client';

import { Check, Tag } from 'lucide-react';
import type { ListedImages } from '@/lib/notebook/images/listing';
import type { ImageTag } from '@/lib/notebook/images/tags';
import type { PictureFile } from '@/lib/pictures/folder';
import { callWords, labelWords, tagWords } from './image-words';
import { ScoreStrip } from './ScoreStrip';
import { Thumbnail } from './Thumbnail';

interface ImageCardProps {
  listed: ListedImages;
  row: number;
  pictures: readonly PictureFile[];
  tag: ImageTag | undefined;
  isSelected: boolean;
  /** The team whose score is emphasised. */
  team: string | null;
}

/** What a card of the gallery shows of an image: picture, id, labels, scores of all teams. */
export function ImageCard({ listed, row, pictures, tag, isSelected, team }: ImageCardProps) {
  const { images, of } = listed;
  const [first, ...more] = pictures;
  const calls = of && callWords(of, row);
  return (
    <>
      <span className="relative grid aspect-square place-items-center overflow-hidden rounded-t-md bg-black">
        {first ? (
          <Thumbnail picture={first} />
        ) : (
          <span className="px-2 text-center text-neutral-400 text-xs">no picture found</span>
        )}
        <span
          data-select
          aria-hidden
          className={`absolute top-1.5 left-1.5 grid size-5 place-items-center rounded border ${
            isSelected
              ? 'border-accent bg-accent text-accent-ink'
              : 'border-neutral-300 bg-black/50 text-transparent hover:text-neutral-300'
          }`}
        >
          <Check size={14} />
        </span>
        {more.length > 0 && (
          <span className="absolute right-1.5 bottom-1.5 rounded bg-black/70 px-1.5 text-neutral-100 text-xs">
            +{more.length}
          </span>
        )}
        {tag && (
          <span
            title={tagWords(tag)}
            className="absolute top-1.5 right-1.5 rounded bg-accent p-1 text-accent-ink"
          >
            <Tag size={12} aria-hidden />
            <span className="sr-only">Tagged: {tagWords(tag)}</span>
          </span>
        )}
      </span>
      <span className="block space-y-0.5 px-2 pt-1.5 pb-2 text-xs leading-snug">
        <span className="block truncate font-medium" title={images.ids.at(row) ?? undefined}>
          {images.ids.at(row)}
        </span>
        <span className="block truncate text-soft" title={labelWords(listed, row)}>
          {labelWords(listed, row)}
        </span>
        {of && (
          <span className="flex items-center gap-2">
            <span className="min-w-0 grow">
              <ScoreStrip of={of} row={row} team={team} />
            </span>
            {calls && (
              <span className="shrink-0 text-soft tabular-nums">
                {calls}
                <span className="sr-only"> teams call {of.class} positive</span>
              </span>
            )}
          </span>
        )}
      </span>
    </>
  );
}
