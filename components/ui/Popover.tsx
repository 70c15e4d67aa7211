'use client';

import { Slot } from 'radix-ui';
import type { ReactNode } from 'react';
import { lazyModule } from './lazy';
import { useLazyPopup } from './use-lazy-popup';

/** The code of open panels. */
export const popoverContent = lazyModule(() => import('./PopoverContent'));

const TALL = 'max-h-(--radix-popover-content-available-height) w-88';

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactNode;
  /** Name of the panel. */
  label: string;
  align?: 'start' | 'end';
  /** Classes that set its size. */
  className?: string;
  /** The panel's content; a function gets what closes the panel. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a panel; Escape or a click elsewhere closes it. */
export function Popover(props: PopoverProps) {
  const { trigger, label, align = 'end', className = TALL, children } = props;
  const popup = useLazyPopup(popoverContent);
  const { open, change, parts } = popup;
  return (
    <>
      <Slot.Root {...popup.trigger} aria-haspopup="dialog" onClick={() => change(!open)}>
        {trigger}
      </Slot.Root>
      {parts && (
        <parts.PopoverContent
          id={popup.contentId}
          button={popup.button}
          open={open}
          onOpenChange={change}
          label={label}
          align={align}
          className={className}
        >
          {typeof children === 'function' ? children(() => change(false)) : children}
        </parts.PopoverContent>
      )}
    </>
  );
}
