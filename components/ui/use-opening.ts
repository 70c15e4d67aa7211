'use client';

import { useId, useRef, useState } from 'react';
import { showError } from '@/lib/notebook/notices';
import type { Later } from './later';

/**
 * What a button opens, whose code is fetched when the reader comes near the button. Opened before
 * it is here, it is shown as soon as it is.
 */
export function useOpening<Parts>(later: Later<Parts>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const fetched = later.useFetched();
  const parts = used ? fetched : null;
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    setUsed(true);
    later.fetch().catch((error: unknown) => {
      setOpen(false);
      showError(error);
    });
  };
  const isShown = open && parts !== null;
  const contentId = `${id}-content`;
  const trigger = {
    id,
    ref: button,
    'aria-expanded': isShown,
    'aria-controls': isShown ? contentId : undefined,
    'data-state': isShown ? 'open' : 'closed',
    onPointerEnter: later.prefetch,
    onFocus: later.prefetch,
  };
  return { open, change, parts, trigger, contentId, button };
}
