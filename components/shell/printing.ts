'use client';

import { useEffect } from 'react';
import { isCommandKey } from '@/components/ui/command-key';
import { showError } from '@/lib/notebook/ephemeral';

/** Prints the page once all of its cells are computed. */
export function print(): void {
  import('./print-page').then((m) => m.printPage()).catch(showError);
}

/** Prints by Ctrl-P or Command-P; the browser itself would print before all cells are computed. */
export function usePrintKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommandKey(event, 'p')) return;
      event.preventDefault();
      print();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
