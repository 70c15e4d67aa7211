'use client';

import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { type ReactNode, type Ref, useState } from 'react';

interface DisclosureProps {
  title: ReactNode;
  /** Open from the start. */
  initiallyOpen?: boolean;
  className?: string;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** Content that can be opened and closed. It is not rendered while closed. */
export function Disclosure({
  title,
  initiallyOpen = false,
  className = '',
  ref,
  children,
}: DisclosureProps) {
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <Collapsible.Root
      ref={ref}
      open={open}
      onOpenChange={setOpen}
      className={`${className} print:hidden`}
    >
      <Collapsible.Trigger className="group flex items-center gap-1 text-left text-soft text-sm hover:text-ink">
        <ChevronRight
          size={14}
          aria-hidden
          className="shrink-0 transition-transform group-data-[state=open]:rotate-90"
        />
        {title}
      </Collapsible.Trigger>
      <Collapsible.Content className="mt-2">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
