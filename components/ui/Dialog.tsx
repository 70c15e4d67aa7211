'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button';

interface DialogProps {
  title: string;
  /** What it is for, in a sentence. */
  about: ReactNode;
  onClose(): void;
  children: ReactNode;
}

/**
 * A dialog over the page, open while it is mounted. It uses the browser's `<dialog>`, since Radix
 * locks scrolling with a style element, which our security policy forbids.
 */
export function Dialog({ title, about, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="m-auto max-h-[80vh] w-[min(40rem,calc(100vw-2rem))] overflow-hidden rounded-lg border border-line bg-paper p-0 text-ink shadow-xl backdrop:bg-black/30"
    >
      <div className="flex max-h-[80vh] flex-col p-5">
        <div className="flex items-start justify-between gap-4">
          <h2 id={`${id}-title`} className="font-semibold font-serif text-xl">
            {title}
          </h2>
          <Button look="quiet" aria-label="Close" onClick={onClose}>
            <X size={15} aria-hidden />
          </Button>
        </div>
        <p id={`${id}-about`} className="mt-1 text-soft text-sm">
          {about}
        </p>
        <div className="mt-4 min-h-0 overflow-y-auto">{children}</div>
      </div>
    </dialog>
  );
}
