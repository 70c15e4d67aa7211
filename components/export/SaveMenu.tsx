'use client';

import { Download } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';

interface SaveMenuProps {
  /** Name of the panel. */
  label: string;
  /** Accessible name of the button. */
  name: string;
  /** Visible name of the button. */
  short: string;
  /** Rendered while the panel is open; its code may be on its way. */
  children: ReactNode;
}

/** The button of a figure or table that opens its formats. */
export function SaveMenu({ label, name, short, children }: SaveMenuProps) {
  return (
    <Popover
      label={label}
      trigger={
        <Button look="quiet" aria-label={name}>
          <Download size={14} aria-hidden /> {short}
        </Button>
      }
    >
      <Suspense fallback={null}>{children}</Suspense>
    </Popover>
  );
}
