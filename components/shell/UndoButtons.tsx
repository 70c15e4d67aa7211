'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/Button';
import { documentStore, redoChange, undoChange } from '@/lib/notebook/document/store';

/** Fields with their own undo. */
const OWN_UNDO =
  'textarea, [contenteditable=""], [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])';

function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  // `target` would be the host of an editor's shadow tree.
  const [target] = event.composedPath();
  if (target instanceof Element && target.closest(OWN_UNDO)) return;
  const key = event.key.toLowerCase();
  const back = key === 'z' && !event.shiftKey;
  const forth = (key === 'z' && event.shiftKey) || (key === 'y' && !event.metaKey);
  if (!back && !forth) return;
  event.preventDefault();
  if (back) undoChange();
  else redoChange();
}

/** Undo by Ctrl+Z or Cmd+Z, redo with Shift or by Ctrl+Y. */
export function useUndoKeys(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}

/** Buttons for undo and redo. */
export function UndoButtons() {
  const canUndo = useStore(documentStore, (history) => history.past.length > 0);
  const canRedo = useStore(documentStore, (history) => history.future.length > 0);
  return (
    <span className="flex items-center">
      <Button look="quiet" aria-label="Undo" disabled={!canUndo} onClick={undoChange}>
        <Undo2 size={15} aria-hidden />
      </Button>
      <Button look="quiet" aria-label="Redo" disabled={!canRedo} onClick={redoChange}>
        <Redo2 size={15} aria-hidden />
      </Button>
    </span>
  );
}
