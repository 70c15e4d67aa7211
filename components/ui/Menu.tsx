'use client';

import { Slot } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { lazyModule } from './lazy';
import type { MenuItemProps } from './MenuContent';
import { useLazyPopup } from './use-lazy-popup';

/** The code of open menus. */
export const menuParts = lazyModule(() => import('./MenuContent'));

const OPENING_KEYS = ['Enter', ' ', 'ArrowDown'];

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  /** Called on closing. The focus returns to the button unless the event is prevented. */
  onClosed?(event: Event): void;
  children: ReactNode;
}

/** A button that opens a menu of actions. */
export function Menu({ trigger, align = 'end', onClosed, children }: MenuProps) {
  const { open, change, parts, trigger: props, contentId, button } = useLazyPopup(menuParts);
  const byKey = useRef(false);
  return (
    <>
      <Slot.Root
        {...props}
        aria-haspopup="menu"
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          // Keep the focus off the button: the menu takes it.
          if (!open) event.preventDefault();
          byKey.current = false;
          change(!open);
        }}
        onKeyDown={(event) => {
          if (!OPENING_KEYS.includes(event.key)) return;
          event.preventDefault();
          byKey.current = true;
          change(event.key === 'ArrowDown' || !open);
        }}
      >
        {trigger}
      </Slot.Root>
      {parts && (
        <parts.MenuContent
          id={contentId}
          button={button}
          open={open}
          onOpenChange={change}
          byKey={byKey}
          align={align}
          onClosed={onClosed}
        >
          {children}
        </parts.MenuContent>
      )}
    </>
  );
}

export function MenuItem(props: MenuItemProps) {
  const parts = menuParts.useLoaded();
  return parts && <parts.MenuItem {...props} />;
}

export function MenuLine() {
  const parts = menuParts.useLoaded();
  return parts && <parts.MenuLine />;
}
