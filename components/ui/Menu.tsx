'use client';

import { Slot } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { later } from './later';
import type { MenuItemProps } from './MenuParts';
import { useOpening } from './use-opening';

/** What menus are made of, once a menu is near to being opened. */
export const menuParts = later(() => import('./MenuParts'));

const OPENING_KEYS = ['Enter', ' ', 'ArrowDown'];

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  /** Closed; unless it prevents so, the focus goes back to the button. */
  onClosed?(event: Event): void;
  children: ReactNode;
}

/** A menu of things to do. */
export function Menu({ trigger, align = 'end', onClosed, children }: MenuProps) {
  const { open, change, parts, trigger: props, contentId, button } = useOpening(menuParts);
  const byKey = useRef(false);
  return (
    <>
      <Slot.Root
        {...props}
        aria-haspopup="menu"
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return;
          // The focus is for the menu, not for the button.
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
  const parts = menuParts.useFetched();
  return parts && <parts.MenuItem {...props} />;
}

export function MenuLine() {
  const parts = menuParts.useFetched();
  return parts && <parts.MenuLine />;
}
