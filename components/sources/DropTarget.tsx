'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { useNotebookStorage } from '@/components/hooks/notebook-storage';
import { droppedFiles } from '@/components/ui/dropped-files';
import { openFiles } from './open-files';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Accepts files dropped anywhere on the page. */
export function DropTarget({ children }: { children: ReactNode }) {
  const session = useSession();
  const { autosave } = useNotebookStorage();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const move = (event: DragEvent) => carriesFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // A part of the page with a drop of its own, such as a gallery, has taken it.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (isTaken || !event.dataTransfer) return;
      void droppedFiles(event.dataTransfer).then((files) => openFiles(autosave, session, files));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', move);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', move);
      window.removeEventListener('drop', drop);
    };
  }, [session, autosave]);
  return (
    <>
      {children}
      {over && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-paper/80">
          <p className="rounded-xl border-2 border-accent border-dashed bg-raised px-10 py-8 font-serif text-2xl">
            Drop to open. Files never leave this browser.
          </p>
        </div>
      )}
    </>
  );
}
