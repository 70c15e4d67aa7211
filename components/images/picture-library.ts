'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { TextColumn } from '@/lib/ingest/text-column';
import { type LibraryState, PictureLibrary } from '@/lib/pictures/library';

/** The folder of pictures of this page. */
export const pictureLibrary = new PictureLibrary();

export function useLibrary<T>(select: (state: LibraryState) => T): T {
  return useStore(pictureLibrary.store, select);
}

/** Opens the folder of an earlier visit, and looks for the pictures of these images in the open one. */
export function usePictures(ids: TextColumn): LibraryState {
  const state = useLibrary((now) => now);
  useEffect(() => void pictureLibrary.recall(), []);
  const { folder } = state;
  useEffect(() => {
    if (folder) void pictureLibrary.find(ids);
  }, [folder, ids]);
  return state;
}
