'use client';

import { useCallback, useState } from 'react';

/** How far a saving is, for the reader. */
export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly said: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Runs one saving at a time; its end, good or bad, becomes words. */
export function useSaving(): [Saving, (save: () => Promise<string>) => void] {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const run = useCallback((save: () => Promise<string>) => {
    setSaving({ kind: 'working' });
    save().then(
      (said) => setSaving({ kind: 'done', said }),
      (error) =>
        setSaving({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
  }, []);
  return [saving, run];
}
