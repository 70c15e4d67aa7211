'use client';

import { useStore } from 'zustand';
import { useWorkspaceState } from '@/components/hooks/context';
import { useKeeping } from '@/components/shell/notebooks/context';
import { Button } from '@/components/ui/Button';
import { showError } from '@/lib/notebook/notices';
import { ownFiles } from '@/lib/notebook/persistence/remembered';
import { sizeText } from './words';

/** Whether the reader's files are kept in this browser, what room they take, and their removal. */
export function KeepFiles() {
  const { keeper, folder } = useKeeping();
  const { status, keepsFiles, keptBytes } = useStore(keeper.store, (state) => state);
  const hasFiles = useWorkspaceState((state) => ownFiles(state.sources).length > 0);
  if (!['new', 'kept'].includes(status) || !(hasFiles || keptBytes > 0)) return null;
  const keep = (on: boolean) => void keeper.keepFiles(on).catch(showError);
  if (!folder.isThere) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={keepsFiles}
          onChange={(event) => keep(event.target.checked)}
        />
        Keep files in this browser
      </label>
      <span className="text-soft" data-testid="kept-files">
        {keepsFiles
          ? `They take ${sizeText(keptBytes)} on this machine, for this notebook only.`
          : 'Else they are asked for again after a reload.'}
      </span>
      {keptBytes > 0 && (
        <Button look="quiet" onClick={() => keep(false)}>
          Remove them
        </Button>
      )}
    </div>
  );
}
