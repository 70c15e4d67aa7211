import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  changeDocument,
  currentDocument,
  showDocument,
  subscribeDocument,
} from '../document/store';
import type { NotebookDocument } from '../document/types';
import { changeEphemeral, ephemeralStore, subscribeEphemeral } from '../ephemeral';
import type { Session } from '../session/session';
import { type AutosaveState, NOT_SAVED, type OpenOptions } from './autosave-state';
import { type FileFolder, totalSize } from './file-folder';
import type { AskForLock, Lock } from './lock';
import {
  fileStorageErrorText,
  type NotebookDatabase,
  newNotebookId,
  type StoredNotebook,
  storageErrorText,
} from './notebook-database';
import { NotebookFiles } from './notebook-files';
import { asInFile, documentOf, type RememberedFile, type SavedNotebook, toSaved } from './saved';

export interface AutosaveParts {
  readonly session: Session;
  readonly database: NotebookDatabase;
  readonly folder: FileFolder;
  readonly askForLock: AskForLock;
  /** Adds the built-in cells that a notebook made elsewhere does not know. */
  complete(document: NotebookDocument): NotebookDocument;
  /** Shows a message to the reader. */
  notify(text: string): void;
}

/** Milliseconds without a change before a notebook is written. */
const PAUSE = 300;

/** Checks a stored notebook as a file is checked, by code that a first visit does not load. */
async function readStored({ saved }: StoredNotebook): Promise<SavedNotebook> {
  const { readSaved } = await import('./read-notebook');
  return readSaved(asInFile(saved), 'The notebook saved in this browser');
}

/** Saves the open notebook in this browser after each change. */
export class NotebookAutosave {
  readonly store: StoreApi<AutosaveState> = createStore(() => NOT_SAVED);
  readonly #parts: AutosaveParts;
  readonly #files: NotebookFiles;
  #lock: Lock | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #openings: Promise<unknown> = Promise.resolve();
  #switching = false;
  #hasOpened = false;
  #hasNotified = false;

  constructor(parts: AutosaveParts) {
    this.#parts = parts;
    this.#files = new NotebookFiles(parts.session, parts.folder, parts.notify);
  }

  get state(): AutosaveState {
    return this.store.getState();
  }

  /** Follows document, files and consent until the returned function is called. */
  follow(): () => void {
    const ends = [
      subscribeDocument(
        (document) => document,
        () => this.#changed(),
      ),
      subscribeEphemeral('untrusted', () => this.state.id !== null && this.#changed()),
      this.#parts.session.store.subscribe(() => this.#switching || this.#followFiles()),
    ];
    return () => {
      for (const end of ends) end();
      this.#release();
    };
  }

  /** Opens a notebook that is not saved here; it is saved after its first change. */
  async open(document: NotebookDocument, options: OpenOptions = {}): Promise<void> {
    const { untrusted = false, files = [], off = false, first = false } = options;
    await this.#inTurn(async () => {
      if (first && this.#hasOpened) return;
      await this.#switch(async () => {
        this.store.setState({ ...NOT_SAVED, status: off ? 'off' : 'new', files }, true);
        changeEphemeral({ untrusted });
        showDocument(this.#parts.complete(document));
        this.#files.begin(files, { onlyRemembered: false });
      });
    });
  }

  /**
   * Opens a notebook saved here, with its files where they are stored too. Resolves to false where
   * there is none of that id.
   *
   * @throws InputError where what is stored is not a valid notebook; then nothing changes
   */
  openStored(id: string, { off = false, first = false } = {}): Promise<boolean> {
    return this.#inTurn(async () => (first && this.#hasOpened) || this.#openStored(id, off));
  }

  /** Opens one notebook after the other: two at once would each ask for a lock, and lose one. */
  #inTurn<T>(opening: () => Promise<T>): Promise<T> {
    const turn = this.#openings.then(opening);
    this.#openings = turn.catch(() => undefined);
    return turn;
  }

  async #openStored(id: string, off: boolean): Promise<boolean> {
    if (id === this.state.id && this.#lock !== null) return true;
    await this.flush();
    const stored = await this.#parts.database.get(id);
    if (!stored) return false;
    const saved = await readStored(stored);
    await this.#switch(async () => {
      const lock = off ? null : await this.#ask(id, false);
      this.#lock = lock;
      const status = off ? 'off' : lock ? 'saved' : 'other-tab';
      const { created, keepsFiles: storesFiles, held: untrusted } = stored;
      this.store.setState({ id, status, created, storesFiles, files: saved.files, storedBytes: 0 });
      changeEphemeral({ untrusted });
      showDocument(this.#parts.complete(documentOf(saved)));
      this.#files.begin(saved.files, { onlyRemembered: true });
      if (storesFiles) await this.#openFiles(id, saved.files);
    });
    return true;
  }

  async #openFiles(id: string, files: readonly RememberedFile[]): Promise<void> {
    try {
      this.store.setState({ storedBytes: await this.#files.openStored(id, files) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#parts.notify(`The files stored with this notebook cannot be read: ${why}`);
    }
  }

  /** Takes the right to save the notebook from the other tab, and shows what that tab saved. */
  takeOver(): Promise<void> {
    return this.#inTurn(async () => {
      const { id } = this.state;
      if (id === null) return;
      this.#lock = await this.#ask(id, true);
      const stored = await this.#parts.database.get(id);
      if (stored) {
        const saved = await readStored(stored);
        changeDocument(() => this.#parts.complete(documentOf(saved)));
        this.store.setState({ files: saved.files, storesFiles: stored.keepsFiles });
      }
      this.store.setState({ status: 'saved' });
    });
  }

  #ask(id: string, steal: boolean): Promise<Lock | null> {
    const onLost = () => {
      if (this.state.id !== id) return;
      this.#lock = null;
      this.store.setState({ status: 'other-tab' });
    };
    return this.#parts.askForLock(id, { steal, onLost });
  }

  /** Sets whether the notebook's files are stored in this browser too. */
  async storeFiles(storesFiles: boolean): Promise<void> {
    this.store.setState({ storesFiles });
    // Some browsers ask the user first: store files meanwhile.
    if (storesFiles) void this.#parts.folder.makeLasting();
    this.#changed();
    await this.flush();
    const { id } = this.state;
    if (storesFiles || id === null) return;
    await this.#parts.folder.removeAll(id);
    this.store.setState({ storedBytes: 0 });
  }

  /** Forgets a remembered file: the notebook no longer asks for it. */
  forgetFile(hash: string): void {
    this.#setFiles(this.state.files.filter((file) => file.hash !== hash));
  }

  /** Choices to open a file of that name with, where one is remembered. */
  choicesFor(name: string) {
    return this.#files.choicesFor(name);
  }

  /** Saves the notebook although it has not been changed, as one opened from a file. */
  saveNow(): Promise<void> {
    this.#changed();
    return this.flush();
  }

  /** Writes what waits to be written. */
  flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#writing = this.#writing
        .then(() => this.#write())
        .then(() => {
          if (this.#timer === null) this.store.setState({ pending: false });
        });
    }
    return this.#writing;
  }

  #changed(): void {
    if (this.#switching || !['new', 'saved', 'refused'].includes(this.state.status)) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
    this.store.setState({ pending: true });
  }

  #followFiles(): void {
    const files = this.#files.follow(this.state.files);
    if (files === null) return;
    if (this.#files.areAddressed) this.#remember(files);
    else this.#setFiles(files);
  }

  #setFiles(files: readonly RememberedFile[]): void {
    this.#remember(files);
    this.#changed();
  }

  #remember(files: readonly RememberedFile[]): void {
    this.store.setState({ files });
    this.#parts.session.expectFiles(files.length > 0);
  }

  async #write(): Promise<void> {
    try {
      const id = this.state.id ?? (await this.#begin());
      const { status, created, storesFiles: keepsFiles, files } = this.state;
      if (status !== 'saved' && status !== 'refused') return;
      const saved = asInFile(toSaved(currentDocument(), files, true));
      const { untrusted: held } = ephemeralStore.getState();
      const changed = Date.now();
      await this.#parts.database.put({ id, created, changed, held, keepsFiles, saved });
      // There may be space again since the browser refused.
      if (status === 'refused') this.store.setState({ status: 'saved' });
      this.#hasNotified = false;
    } catch (error) {
      this.refused(error);
      return;
    }
    await this.#storeFiles();
  }

  /** The browser refuses to save: the reader is notified once, and each change tries again. */
  refused(error: unknown): void {
    this.store.setState({ status: 'refused' });
    if (!this.#hasNotified) this.#parts.notify(storageErrorText(error));
    this.#hasNotified = true;
  }

  async #begin(): Promise<string> {
    const id = newNotebookId();
    this.#lock = await this.#ask(id, false);
    this.store.setState({ id, status: 'saved', created: Date.now() });
    return id;
  }

  async #storeFiles(): Promise<void> {
    const { id, storesFiles, files } = this.state;
    if (id === null || !storesFiles) return;
    try {
      this.store.setState({ storedBytes: await this.#files.store(id, files) });
    } catch (error) {
      this.#parts.notify(fileStorageErrorText(error));
      const sizes = await this.#parts.folder.sizes(id).catch(() => new Map<string, number>());
      this.store.setState({ storesFiles: false, storedBytes: totalSize(sizes) });
    }
  }

  /** Runs a change of notebook; what happens meanwhile is no change by the reader. */
  async #switch(change: () => Promise<void>): Promise<void> {
    await this.flush();
    this.#release();
    if (this.#hasOpened) this.#hasNotified = false;
    this.#hasOpened = true;
    this.#switching = true;
    try {
      await change();
    } finally {
      this.#followFiles();
      this.#parts.session.expectFiles(this.state.files.length > 0);
      this.#switching = false;
    }
  }

  #release(): void {
    this.#lock?.release();
    this.#lock = null;
  }
}
