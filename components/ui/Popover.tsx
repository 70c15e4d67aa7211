'use client';

import { Slot } from 'radix-ui';
import type { ReactNode } from 'react';
import { later } from './later';
import { useOpening } from './use-opening';

/** The panel, once one is near to being opened. */
export const popoverPanel = later(() => import('./PopoverPanel'));

const TALL = 'max-h-(--radix-popover-content-available-height) w-88';

interface PopoverProps {
  /** Opens it: one button. */
  trigger: ReactNode;
  /** Name of what opens. */
  label: string;
  align?: 'start' | 'end';
  /** Its size. */
  className?: string;
  children: ReactNode;
}

/** A panel that opens beside its button, and closes on Escape or a click elsewhere. */
export function Popover(props: PopoverProps) {
  const { trigger, label, align = 'end', className = TALL, children } = props;
  const opening = useOpening(popoverPanel);
  const { open, change, parts } = opening;
  return (
    <>
      <Slot.Root {...opening.trigger} aria-haspopup="dialog" onClick={() => change(!open)}>
        {trigger}
      </Slot.Root>
      {parts && (
        <parts.PopoverPanel
          id={opening.contentId}
          button={opening.button}
          open={open}
          onOpenChange={change}
          label={label}
          align={align}
          className={className}
        >
          {children}
        </parts.PopoverPanel>
      )}
    </>
  );
}
