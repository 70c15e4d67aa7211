'use client';

import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button';

interface DialogProps {
  title: string;
  /** A sentence on what it is for. */
  about: ReactNode;
  onClose(): void;
  children: ReactNode;
}

/** A dialog over the page, open for as long as it is drawn. */
export function Dialog({ title, about, onClose, children }: DialogProps) {
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-ink/30" />
        <RadixDialog.Content className="fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 flex-col rounded-lg border border-line bg-paper p-5 shadow-xl">
          <div className="flex items-start justify-between gap-4">
            <RadixDialog.Title className="font-semibold font-serif text-xl">
              {title}
            </RadixDialog.Title>
            <RadixDialog.Close asChild>
              <Button look="quiet" aria-label="Close">
                <X size={15} aria-hidden />
              </Button>
            </RadixDialog.Close>
          </div>
          <RadixDialog.Description className="mt-1 text-soft text-sm">
            {about}
          </RadixDialog.Description>
          <div className="mt-4 min-h-0 overflow-y-auto">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
