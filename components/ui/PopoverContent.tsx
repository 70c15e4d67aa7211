'use client';

import { Popover } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { ExternalTrigger } from './use-lazy-popup';

interface PopoverContentProps {
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange(open: boolean): void;
  label: string;
  align: 'start' | 'end';
  className: string;
  children: ReactNode;
}

/** An open panel beside its button. */
export function PopoverContent(props: PopoverContentProps) {
  const { id, button, open, onOpenChange, label, align, className, children } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <ExternalTrigger button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          id={id}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={`z-50 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-raised p-3 text-ink text-sm shadow-lg ${className}`}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
