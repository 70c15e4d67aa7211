'use client';

import { FolderOpen, X } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useItem } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { ErrorBox } from '@/components/ui/blocks';
import { droppedFiles } from '@/components/ui/dropped-files';
import type { TextColumn } from '@/lib/ingest/text-column';
import { countFound, type LibraryState } from '@/lib/pictures/library';
import { countOf, formatCount } from '@/lib/plots/core/format';
import { pictureLibrary } from './picture-library';

interface Chooser {
  showDirectoryPicker?(options: { id: string; mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}

type DroppedItem = DataTransferItem & {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
};

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** Opens the dropped folder: where the browser can, as one it may remember. */
async function openDropped(transfer: DataTransfer): Promise<void> {
  // What was dropped can be looked at only until the event is over.
  const handles = [...transfer.items].map((item: DroppedItem) => item.getAsFileSystemHandle?.());
  const files = droppedFiles(transfer);
  const [handle, ...more] = await Promise.all(handles);
  if (handle?.kind === 'directory' && more.length === 0) {
    await pictureLibrary.openHandle(handle as FileSystemDirectoryHandle);
  } else pictureLibrary.openFiles(await files);
}

/** A button that opens a local folder; the browser's words for it may say "upload". */
function ChooseFolder({ label }: { label: string }) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async () => {
    const { showDirectoryPicker } = window as Chooser;
    if (!showDirectoryPicker) {
      input.current?.click();
      return;
    }
    try {
      const handle = await showDirectoryPicker.call(window, { id: 'pictures', mode: 'read' });
      await pictureLibrary.openHandle(handle);
    } catch (error) {
      // Browsers refuse the picker in frames, but not the field.
      if (!isAbort(error)) input.current?.click();
    }
  };
  return (
    <>
      <Button onClick={() => void choose()}>
        <FolderOpen size={14} aria-hidden /> {label}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        data-pictures
        aria-label="Folder of pictures"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) pictureLibrary.openFiles(files);
        }}
      />
    </>
  );
}

function FolderState({ library, ids }: { library: LibraryState; ids: TextColumn }) {
  const item = useItem();
  const { folder } = library;
  if (!folder) return null;
  const found = countFound(library, ids);
  const all = countOf(ids.length, item.one, item.many);
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 text-sm">
      <span className="font-medium">{folder.name}</span>
      <span className="text-soft">
        {countOf(folder.files.length, 'picture')};{' '}
        {found === null ? `looking for those of ${all}` : `${formatCount(found)} of ${all} found`}
      </span>
      <Button
        look="quiet"
        aria-label="Close the folder of pictures"
        onClick={() => void pictureLibrary.close()}
      >
        <X size={14} aria-hidden />
      </Button>
    </p>
  );
}

function Offer({ library }: { library: LibraryState }): ReactNode {
  const { listed, remembered } = library;
  if (listed !== null) {
    return (
      <>
        <p role="status" className="text-soft text-sm">
          Listing the folder: {countOf(listed, 'picture')} so far
        </p>
        <Button onClick={() => void pictureLibrary.close()}>Stop</Button>
      </>
    );
  }
  return (
    <>
      {remembered && (
        <Button onClick={() => void pictureLibrary.reopen()}>
          <FolderOpen size={14} aria-hidden /> Open {remembered.name} again
        </Button>
      )}
      <ChooseFolder label={remembered ? 'Another folder' : 'Folder of pictures'} />
      <p className="text-soft text-xs">
        Choose or drop a local folder to see the pictures: JPEG, PNG, WebP or DICOM, found by id.
        They are read in this browser and sent nowhere.
      </p>
    </>
  );
}

interface PictureFolderBarProps {
  library: LibraryState;
  ids: TextColumn;
}

/** Opens a local folder of pictures, and says how many were found. A folder can be dropped on it. */
export function PictureFolderBar({ library, ids }: PictureFolderBarProps) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void openDropped(event.dataTransfer);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button is another
    <div
      data-drop="pictures"
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`my-3 flex print:hidden flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-dashed px-3 py-2 ${isOver ? 'border-accent bg-accent/10' : 'border-line'}`}
    >
      {library.folder ? <FolderState library={library} ids={ids} /> : <Offer library={library} />}
      {library.problem && <ErrorBox>{library.problem}</ErrorBox>}
    </div>
  );
}
