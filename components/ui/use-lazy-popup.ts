'use client';

import { type Ref, type RefObject, useId, useImperativeHandle, useRef, useState } from 'react';
import { showError } from '@/lib/notebook/ephemeral';
import type { LazyModule } from './lazy';

/**
 * A menu or panel whose code is loaded when the pointer or the focus reaches its button. If it is
 * opened before that, it is shown as soon as the code is loaded.
 */
export function useLazyPopup<Parts>(lazy: LazyModule<Parts>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const loaded = lazy.useLoaded();
  const parts = used ? loaded : null;
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    setUsed(true);
    lazy.load().catch((error: unknown) => {
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
    onPointerEnter: lazy.preload,
    onFocus: lazy.preload,
  };
  return { open, change, parts, trigger, contentId, button };
}

interface ExternalTriggerProps {
  button: RefObject<HTMLButtonElement | null>;
  /** Set by Radix, which gets the button through it. */
  ref?: Ref<HTMLButtonElement>;
}

/** Used as a Radix trigger's child: the trigger is a button that is already on the page. */
export function ExternalTrigger({ button, ref }: ExternalTriggerProps) {
  useImperativeHandle(ref, () => button.current as HTMLButtonElement, [button]);
  return null;
}
