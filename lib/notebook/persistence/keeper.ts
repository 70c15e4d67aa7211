import { createStore, type StoreApi } from 'zustand/vanilla';
import { heldStore, setHeld } from '../document/held';
import { changeDocument, currentDocument, documentStore, showDocument } from '../document/store';
import type { NotebookDocument } from '../document/types';
import type { Workspace } from '../session/workspace';
import type { FileFolder } from './file-folder';
import type { AskForLock, Lock } from './lock';
import { newNotebookId } from './new-id';
import { NotebookFiles } from './notebook-files';
import { filesRefusalText, refusalText } from './refusal';
import { asInFile, documentOf, type RememberedFile, type SavedNotebook, toSaved } from './saved';
import type { KeptNotebook, Shelf } from './shelf';
import { type KeepingState, NOT_KEPT } from './state';

export interface KeeperParts {
  readonly workspace: Workspace;
  readonly shelf: Shelf;
  readonly folder: FileFolder;
  readonly askForLock: AskForLock;
  /** Adds the built-in cells that a notebook made elsewhere does not know. */
  complete(document: NotebookDocument): NotebookDocument;
  /** Says something to the reader once. */
  tell(text: string): void;
}

export interface OpenOptions {
  /** Its queries wait for the reader. */
  readonly held?: boolean;
  readonly files?: readonly RememberedFile[];
  /** Looked at only: nothing of it is ever kept. */
  readonly off?: boolean;
  /** The page begins with it, unless the reader was quicker to open another. */
  readonly first?: boolean;
}

/** Milliseconds without a change before a notebook is written. */
const PAUSE = 300;

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Checked as any file is, by code that a first visit does not load. */
async function readKept({ saved }: KeptNotebook): Promise<SavedNotebook> {
  const { readSaved } = await import('./read-notebook');
  return readSaved(asInFile(saved), 'The notebook kept in this browser');
}

/** Keeps the notebook looked at in this browser, as the reader works on it. */
export class Keeper {
  readonly store: StoreApi<KeepingState> = createStore(() => NOT_KEPT);
  readonly #parts: KeeperParts;
  readonly #files: NotebookFiles;
  #lock: Lock | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #openings: Promise<unknown> = Promise.resolve();
  #switching = false;
  #hasOpened = false;
  #hasComplained = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#files = new NotebookFiles(parts.workspace, parts.folder, parts.tell);
  }

  get state(): KeepingState {
    return this.store.getState();
  }

  /** Follows document, files and hold until the returned function is called. */
  follow(): () => void {
    const ends = [
      documentStore.subscribe((now, before) => {
        if (now.present !== before.present) this.#changed();
      }),
      heldStore.subscribe(() => this.state.id !== null && this.#changed()),
      this.#parts.workspace.store.subscribe(() => this.#switching || this.#followFiles()),
    ];
    return () => {
      for (const end of ends) end();
      this.#letGo();
    };
  }

  /** Opens a notebook that is not kept here; it will be from its first change on. */
  async open(document: NotebookDocument, options: OpenOptions = {}): Promise<void> {
    const { held = false, files = [], off = false, first = false } = options;
    await this.#inTurn(async () => {
      if (first && this.#hasOpened) return;
      await this.#switch(async () => {
        this.store.setState({ ...NOT_KEPT, status: off ? 'off' : 'new', files }, true);
        setHeld(held);
        showDocument(this.#parts.complete(document));
        this.#files.begin(files, { onlyOwn: false });
      });
    });
  }

  /**
   * Opens a notebook kept here, with its files where they are kept too. Resolves to false where
   * there is none of that id.
   */
  openKept(id: string, { off = false, first = false } = {}): Promise<boolean> {
    return this.#inTurn(async () => (first && this.#hasOpened) || this.#openKept(id, off));
  }

  /** Does one opening after the other: of two at once each would ask for a lock, and lose one. */
  #inTurn<T>(opening: () => Promise<T>): Promise<T> {
    const turn = this.#openings.then(opening);
    this.#openings = turn.catch(() => undefined);
    return turn;
  }

  async #openKept(id: string, off: boolean): Promise<boolean> {
    if (id === this.state.id && this.#lock !== null) return true;
    await this.flush();
    const kept = await this.#parts.shelf.get(id);
    if (!kept) return false;
    // Read before anything changes: one that cannot be read leaves all as it is.
    const saved = await readKept(kept);
    await this.#switch(async () => {
      const lock = off ? null : await this.#ask(id, false);
      this.#lock = lock;
      const status = off ? 'off' : lock ? 'kept' : 'elsewhere';
      const { created, keepsFiles, held } = kept;
      this.store.setState({ id, status, created, keepsFiles, files: saved.files, keptBytes: 0 });
      setHeld(held);
      showDocument(this.#parts.complete(documentOf(saved)));
      this.#files.begin(saved.files, { onlyOwn: true });
      if (keepsFiles) await this.#restore(id, saved.files);
    });
    return true;
  }

  async #restore(id: string, files: readonly RememberedFile[]): Promise<void> {
    try {
      this.store.setState({ keptBytes: await this.#files.restore(id, files) });
    } catch (error) {
      this.#parts.tell(`The files kept with this notebook cannot be read: ${reason(error)}`);
    }
  }

  /** Takes the right to write the notebook from the other tab, and what that tab left. */
  takeOver(): Promise<void> {
    return this.#inTurn(() => this.#takeOver());
  }

  async #takeOver(): Promise<void> {
    const { id } = this.state;
    if (id === null) return;
    this.#lock = await this.#ask(id, true);
    const kept = await this.#parts.shelf.get(id);
    if (kept) {
      const saved = await readKept(kept);
      changeDocument(() => this.#parts.complete(documentOf(saved)));
      this.store.setState({ files: saved.files, keepsFiles: kept.keepsFiles });
    }
    this.store.setState({ status: 'kept' });
  }

  #ask(id: string, steal: boolean): Promise<Lock | null> {
    const onLost = () => {
      if (this.state.id !== id) return;
      this.#lock = null;
      this.store.setState({ status: 'elsewhere' });
    };
    return this.#parts.askForLock(id, { steal, onLost });
  }

  /** Whether the notebook's files are kept in this browser too. */
  async keepFiles(keepsFiles: boolean): Promise<void> {
    this.store.setState({ keepsFiles });
    // Some browsers ask the reader first: files are kept meanwhile.
    if (keepsFiles) void this.#parts.folder.makeLasting();
    this.#changed();
    await this.flush();
    const { id } = this.state;
    if (keepsFiles || id === null) return;
    await this.#parts.folder.removeAll(id);
    this.store.setState({ keptBytes: 0 });
  }

  /** Asks for a file no more. */
  forgetFile(hash: string): void {
    this.store.setState({ files: this.state.files.filter((file) => file.hash !== hash) });
    this.#changed();
  }

  /** Choices to open a file of that name with, where one was remembered. */
  choicesFor(name: string) {
    return this.#files.choicesFor(name);
  }

  /** Keeps a notebook that was opened from a file, before anything of it is changed. */
  keepNow(): Promise<void> {
    this.#changed();
    return this.flush();
  }

  /** Writes what waits to be written. */
  flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write());
    }
    return this.#writing;
  }

  #changed(): void {
    if (this.#switching || !['new', 'kept', 'refused'].includes(this.state.status)) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  #followFiles(): void {
    const files = this.#files.follow(this.state.files);
    if (files === null) return;
    this.store.setState({ files });
    this.#changed();
  }

  async #write(): Promise<void> {
    const { shelf } = this.#parts;
    try {
      const id = this.state.id ?? (await this.#begin());
      const { status, created, keepsFiles, files } = this.state;
      if (status !== 'kept' && status !== 'refused') return;
      const saved = asInFile(toSaved(currentDocument(), files));
      const { held } = heldStore.getState();
      await shelf.put({ id, created, changed: Date.now(), held, keepsFiles, saved });
      // Room may have been made since the browser refused.
      if (status === 'refused') this.store.setState({ status: 'kept' });
      this.#hasComplained = false;
    } catch (error) {
      this.refused(error);
      return;
    }
    await this.#writeFiles();
  }

  /** The browser keeps nothing: the reader is told once a notebook, and each change tries again. */
  refused(error: unknown): void {
    this.store.setState({ status: 'refused' });
    if (!this.#hasComplained) this.#parts.tell(refusalText(error));
    this.#hasComplained = true;
  }

  async #begin(): Promise<string> {
    const id = newNotebookId();
    this.#lock = await this.#ask(id, false);
    this.store.setState({ id, status: 'kept', created: Date.now() });
    return id;
  }

  async #writeFiles(): Promise<void> {
    const { id, keepsFiles, files } = this.state;
    if (id === null || !keepsFiles) return;
    try {
      this.store.setState({ keptBytes: await this.#files.keep(id, files) });
    } catch (error) {
      this.#parts.tell(filesRefusalText(error));
      const sizes = await this.#parts.folder.sizes(id).catch(() => new Map<string, number>());
      const keptBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      this.store.setState({ keepsFiles: false, keptBytes });
    }
  }

  /** Runs a change of notebook; what happens meanwhile is no change by the reader. */
  async #switch(change: () => Promise<void>): Promise<void> {
    await this.flush();
    this.#letGo();
    if (this.#hasOpened) this.#hasComplained = false;
    this.#hasOpened = true;
    this.#switching = true;
    try {
      await change();
    } finally {
      this.#followFiles();
      this.#switching = false;
    }
  }

  #letGo(): void {
    this.#lock?.release();
    this.#lock = null;
  }
}
