'use client';

import { useEffect, useRef, useState } from 'react';
import type { PictureFile } from '@/lib/pictures/folder';
import { pictureLibrary } from './picture-library';

interface ThumbnailProps {
  picture: PictureFile;
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** A small drawing of a picture; it is decoded while the thumbnail is rendered. */
export function Thumbnail({ picture }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    setProblem(null);
    pictureLibrary.thumbnails.get(picture, abort.signal).then(
      (shown) => {
        const element = canvas.current;
        if (abort.signal.aborted || !element) return;
        if (typeof shown === 'string') {
          setProblem(shown);
          return;
        }
        element.width = shown.width;
        element.height = shown.height;
        element.getContext('2d')?.drawImage(shown, 0, 0);
        element.dataset.drawn = picture.path;
      },
      (error: unknown) => {
        if (!isAbort(error)) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => abort.abort();
  }, [picture]);
  if (problem !== null) {
    return (
      <span title={problem} className="m-2 line-clamp-6 text-center text-neutral-300 text-xs">
        {problem}
      </span>
    );
  }
  return <canvas ref={canvas} aria-hidden className="max-h-full max-w-full object-contain" />;
}
