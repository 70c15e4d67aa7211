'use client';

import { Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { isCommandKey } from '@/components/ui/command-key';
import { lazyModule } from '@/components/ui/lazy';
import { showError } from '@/lib/notebook/ephemeral';

const dialog = lazyModule(() => import('./search/SearchDialog'));

/** Opens the search, also by Ctrl-K or Command-K. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false);
  const loaded = dialog.useLoaded();
  const open = useCallback(() => {
    setOpen(true);
    dialog.load().catch(showError);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommandKey(event, 'k') || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [open]);
  return (
    <>
      <Button
        className="px-2"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search (Ctrl-K, on a Mac ⌘K)"
        onPointerEnter={dialog.preload}
        onFocus={dialog.preload}
        onClick={open}
      >
        <Search size={15} aria-hidden />
        <span className="sr-only lg:not-sr-only">Search</span>
        <kbd aria-hidden className="hidden text-soft text-xs xl:inline">
          Ctrl K
        </kbd>
      </Button>
      {isOpen && loaded && <loaded.SearchDialog onClose={() => setOpen(false)} />}
    </>
  );
}
