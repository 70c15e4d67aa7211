'use client';

import { Popover } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Standing } from './Standing';

interface PopoverPanelProps {
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange(open: boolean): void;
  label: string;
  align: 'start' | 'end';
  className: string;
  children: ReactNode;
}

/** The panel itself, beside its button. */
export function PopoverPanel(props: PopoverPanelProps) {
  const { id, button, open, onOpenChange, label, align, className, children } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <Standing button={button} />
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
