import { createStore } from 'zustand/vanilla';
import type { TextData } from '@/lib/ingest/text-column';
import type { FoundPictures } from './find-pictures';
import { folderOfFiles, listFolder, type PictureFile, type PictureFolder } from './folder';
import { type AskedHandle, forgetFolder, rememberedFolder, rememberFolder } from './folder-memory';
import { Thumbnails } from './thumbnails';
import { askPictureWorker, createPictureWorker } from './worker/ask';

export interface LibraryState {
  readonly folder: PictureFolder | null;
  /** While a folder is listed: pictures found so far. */
  readonly listed: number | null;
  /** A folder of an earlier visit that the browser asks the reader about before it is read again. */
  readonly remembered: AskedHandle | null;
  /** Pictures of the label files, by their ids; null while they are looked for. */
  readonly found: ReadonlyMap<TextData, FoundPictures | null>;
  readonly problem: string | null;
}

const EMPTY: LibraryState = {
  folder: null,
  listed: null,
  remembered: null,
  found: new Map(),
  problem: null,
};

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** The local folder of pictures, for all cells of the page. Nothing of it leaves the browser. */
export class PictureLibrary {
  readonly store = createStore<LibraryState>(() => EMPTY);
  #thumbnails: Thumbnails | null = null;
  #listing = new AbortController();

  get #state(): LibraryState {
    return this.store.getState();
  }

  get thumbnails(): Thumbnails {
    this.#thumbnails ??= new Thumbnails();
    return this.#thumbnails;
  }

  /** Opens the folder of an earlier visit, if the browser still allows it; otherwise offers it. */
  async recall(): Promise<void> {
    if (this.#state.folder || this.#state.remembered) return;
    // Where the browser refuses storage there is nothing to remember.
    const handle = await rememberedFolder().catch(() => null);
    if (!handle) return;
    const permission = await handle.queryPermission?.({ mode: 'read' });
    if (permission === 'granted') await this.openHandle(handle);
    else this.store.setState({ remembered: handle });
  }

  /** Asks the reader whether the folder of an earlier visit may be read again. Needs a click. */
  async reopen(): Promise<void> {
    const { remembered } = this.#state;
    if (!remembered) return;
    const permission = await remembered.requestPermission?.({ mode: 'read' });
    if (permission === 'granted') await this.openHandle(remembered);
  }

  /** Opens a folder, and remembers it where the browser can. */
  async openHandle(handle: FileSystemDirectoryHandle): Promise<void> {
    this.#listing.abort();
    this.#listing = new AbortController();
    const { signal } = this.#listing;
    this.store.setState({ listed: 0, problem: null });
    try {
      const onProgress = (listed: number) => this.store.setState({ listed });
      const folder = await listFolder(handle, { signal, onProgress });
      this.#show(folder);
      await rememberFolder(handle).catch(() => undefined);
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      const why = error instanceof Error ? error.message : String(error);
      this.store.setState({ listed: null, problem: `The folder cannot be read: ${why}` });
    }
  }

  /** Opens files that were dropped, or chosen as a folder. */
  openFiles(files: readonly File[]): void {
    this.#listing.abort();
    this.#show(folderOfFiles(files));
  }

  #show(folder: PictureFolder): void {
    this.#thumbnails?.close();
    this.#thumbnails = null;
    const problem =
      folder.files.length === 0
        ? `There are no pictures in ${folder.name}; expected JPEG, PNG, WebP or DICOM files.`
        : null;
    const shown = folder.files.length === 0 ? null : folder;
    this.store.setState({ ...EMPTY, folder: shown, problem });
  }

  /** Closes the folder and forgets it. */
  async close(): Promise<void> {
    this.#listing.abort();
    this.#thumbnails?.close();
    this.#thumbnails = null;
    this.store.setState(EMPTY);
    await forgetFolder().catch(() => undefined);
  }

  /** Looks for the pictures of the images with these ids, once for each folder. */
  async find(ids: TextData): Promise<void> {
    const { folder, found } = this.#state;
    if (!folder || found.has(ids)) return;
    this.store.setState({ found: new Map(found).set(ids, null) });
    const worker = createPictureWorker();
    const paths = folder.files.map(({ path }) => path);
    const { bytes, offsets, missing } = ids;
    const request = { type: 'find', ids: { bytes, offsets, missing }, paths } as const;
    const answer = await askPictureWorker(worker, request);
    worker.terminate();
    if (this.#state.folder !== folder) return;
    if (answer.type === 'found') {
      const { first, count } = answer;
      this.store.setState((now) => ({ found: new Map(now.found).set(ids, { first, count }) }));
    } else {
      const why = 'message' in answer ? answer.message : '';
      this.store.setState({ problem: `The pictures cannot be matched: ${why}` });
    }
  }
}

/** The pictures of a row of a label file; none where none was found. */
export function picturesOf(
  { folder, found }: LibraryState,
  ids: TextData,
  row: number,
): readonly PictureFile[] {
  const own = found.get(ids);
  if (!folder || !own || own.first[row]! < 0) return [];
  return folder.files.slice(own.first[row]!, own.first[row]! + own.count[row]!);
}

/** How many images of a label file have a picture; null while they are looked for. */
export function countFound({ found }: LibraryState, ids: TextData): number | null {
  const own = found.get(ids);
  return own ? own.first.reduce((sum, place) => sum + (place < 0 ? 0 : 1), 0) : null;
}
