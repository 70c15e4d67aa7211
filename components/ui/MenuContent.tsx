'use client';

import { DropdownMenu } from 'radix-ui';
import type { FocusEvent, ReactNode, RefObject } from 'react';
import { ExternalTrigger } from './use-lazy-popup';

const ITEM =
  'flex cursor-default select-none items-center gap-2 rounded px-2 py-1 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken';

interface MenuContentProps {
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Whether a key opened it: then the first item gets the focus. */
  byKey: RefObject<boolean>;
  align: 'start' | 'center' | 'end';
  onClosed: ((event: Event) => void) | undefined;
  children: ReactNode;
}

/** An open menu beside its button. */
export function MenuContent(props: MenuContentProps) {
  const { id, button, open, onOpenChange, byKey, align, onClosed, children } = props;
  // Radix misses the key that was pressed before this code was loaded.
  const enter = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!byKey.current || target !== currentTarget) return;
    byKey.current = false;
    currentTarget.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')?.focus();
  };
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <ExternalTrigger button={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          id={id}
          aria-labelledby={button.current?.id}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onFocus={enter}
          {...(onClosed && { onCloseAutoFocus: onClosed })}
          className="z-50 min-w-44 rounded-md border border-line bg-raised p-1 text-sm shadow-lg"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  disabled?: boolean;
  onSelect(): void;
  children: ReactNode;
}

export function MenuItem({ icon, disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className={ITEM}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
