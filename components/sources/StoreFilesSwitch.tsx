'use client';

import { useSessionState } from '@/components/hooks/context';
import { useAutosaveState, useNotebookStorage } from '@/components/hooks/notebook-storage';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/fields';
import { showError } from '@/lib/notebook/ephemeral';
import { isAddressed, userFiles } from '@/lib/notebook/persistence/remembered-files';
import { sizeText } from '@/lib/plots/core/format';

/** Stores the user's files in this browser if wanted, shows their size, and removes them. */
export function StoreFilesSwitch() {
  const { autosave, folder } = useNotebookStorage();
  const status = useAutosaveState((state) => state.status);
  const storesFiles = useAutosaveState((state) => state.storesFiles);
  const storedBytes = useAutosaveState((state) => state.storedBytes);
  const hasFiles = useSessionState((state) => !userFiles(state.sources).every(isAddressed));
  if (!['new', 'saved'].includes(status) || !(hasFiles || storedBytes > 0)) return null;
  const store = (on: boolean) => void autosave.storeFiles(on).catch(showError);
  if (!folder.isAvailable) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Checkbox checked={storesFiles} onChange={store}>
        Store files in this browser
      </Checkbox>
      <span className="text-soft" data-testid="kept-files">
        {storesFiles
          ? `They use ${sizeText(storedBytes)} on this computer, for this notebook only.`
          : 'Otherwise you must reopen them after a reload.'}
      </span>
      {storedBytes > 0 && (
        <Button look="quiet" onClick={() => store(false)}>
          Remove stored files
        </Button>
      )}
    </div>
  );
}
