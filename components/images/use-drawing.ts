'use client';

import { useEffect, useRef, useState } from 'react';
import type { Showing } from '@/lib/pictures/dicom/show-grey';
import { PictureDrawer } from '@/lib/pictures/drawer';
import type { PictureFile } from '@/lib/pictures/folder';
import type { DrawnPicture } from '@/lib/pictures/worker/protocol';

interface Drawing {
  readonly picture: PictureFile;
  /** The drawing, or why there is none. */
  readonly shown: DrawnPicture | string;
}

/** A picture drawn in a worker, in full; null until it is. The drawing before it stays meanwhile. */
export function useDrawing(
  picture: PictureFile | undefined,
  { window, invert }: Showing,
): Drawing | null {
  const drawer = useRef<PictureDrawer | null>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const latest = useRef<ImageBitmap | null>(null);
  const wanted = useRef<PictureFile | undefined>(undefined);
  useEffect(() => {
    const own = new PictureDrawer();
    drawer.current = own;
    return () => {
      own.close();
      wanted.current = undefined;
      latest.current?.close();
    };
  }, []);
  const [center, width] = [window?.center, window?.width];
  useEffect(() => {
    wanted.current = picture;
    if (!picture) return;
    const chosen = center === undefined || width === undefined ? null : { center, width };
    void drawer.current?.draw(picture, { window: chosen, invert }).then((answer) => {
      if (!answer) return;
      // A drawing of an earlier window is shown while the next one is made.
      if (wanted.current !== picture) {
        if (answer.type === 'drawn') answer.bitmap.close();
        return;
      }
      const before = latest.current;
      latest.current = answer.type === 'drawn' ? answer.bitmap : null;
      const shown =
        answer.type === 'drawn'
          ? answer
          : 'message' in answer
            ? answer.message
            : 'It was not drawn.';
      setDrawing({ picture, shown });
      before?.close();
    });
  }, [picture, center, width, invert]);
  return drawing?.picture === picture ? drawing : null;
}
