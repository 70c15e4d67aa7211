import { sameItems } from '../memo';
import type { Session } from '../session/session';
import { type FileFolder, totalSize } from './file-folder';
import { FileRecogniser, isAddressed, rememberedFiles, userFiles } from './remembered-files';
import type { RememberedFile } from './saved';

/** The files of the open notebook: loaded, remembered, or stored in this browser. */
export class NotebookFiles {
  readonly #session: Session;
  readonly #folder: FileFolder;
  readonly #recogniser: FileRecogniser;
  /** Hashes of files loaded since the notebook was opened. */
  readonly #seen = new Set<string>();
  /** Hashes of those that were opened from its folder. */
  #fromFolder: readonly string[] = [];
  /** What the remembered files were last made of. */
  #inputs: readonly unknown[] = [];

  constructor(session: Session, folder: FileFolder, notify: (text: string) => void) {
    this.#session = session;
    this.#folder = folder;
    this.#recogniser = new FileRecogniser(session, notify);
  }

  #userFiles() {
    return userFiles(this.#session.state.sources);
  }

  /** Whether all files come with the address: opening it is no change by the reader. */
  get areAddressed(): boolean {
    const files = this.#userFiles();
    return files.length > 0 && files.every(isAddressed);
  }

  /** Choices to open a file of that name with, where one is remembered. */
  choicesFor(name: string) {
    return this.#recogniser.choicesFor(name);
  }

  /**
   * Switches to another notebook. Removes the files that were opened from the previous notebook's
   * folder; if only remembered files are wanted, all others too.
   */
  begin(remembered: readonly RememberedFile[], options: { onlyRemembered: boolean }): void {
    const wanted = new Set(remembered.map(({ hash }) => hash));
    const gone = this.#userFiles().filter((own) =>
      options.onlyRemembered
        ? !wanted.has(own.hash) && !isAddressed(own)
        : this.#fromFolder.includes(own.hash),
    );
    const files = new Set(gone.map(({ file }) => file));
    for (const { id, file, stored } of this.#session.state.sources) {
      // No need to wait until their tables are removed. A task of results goes with its submissions.
      if (files.has(stored?.file ?? file) && !stored?.submission) void this.#session.remove(id);
    }
    this.#fromFolder = [];
    this.#seen.clear();
    this.#inputs = [];
    this.#recogniser.expect(remembered);
  }

  /** The files to remember now; null where nothing about them changed. */
  follow(before: readonly RememberedFile[]): readonly RememberedFile[] | null {
    const { sources } = this.#session.state;
    const own = this.#userFiles();
    // Predictions may be assigned to the task of any label file.
    const labels = sources.filter(({ source }) => source?.role === 'labels');
    const inputs = [
      own.length,
      ...own.flatMap(({ entry, hash }) => [hash, entry.choices, entry.source?.role]),
      ...labels.map(({ loaded }) => loaded?.hash),
    ];
    if (sameItems(inputs, this.#inputs)) return null;
    this.#inputs = inputs;
    this.#recogniser.check();
    const files = rememberedFiles(before, sources, this.#seen);
    for (const { hash } of own) this.#seen.add(hash);
    return JSON.stringify(files) === JSON.stringify(before) ? null : files;
  }

  /** Opens the stored files of a notebook with their choices. Resolves to the bytes stored. */
  async openStored(notebook: string, remembered: readonly RememberedFile[]): Promise<number> {
    if (!this.#folder.isAvailable) return 0;
    const sizes = await this.#folder.sizes(notebook);
    const found: { file: File; hash: string; choices: RememberedFile['choices'] }[] = [];
    for (const { name, hash, choices } of remembered) {
      const blob = await this.#folder.read(notebook, hash);
      if (blob) found.push({ file: new File([blob], name), hash, choices });
    }
    const loaded = new Set(this.#userFiles().map(({ hash }) => hash));
    const fresh = found.filter(({ hash }) => !loaded.has(hash));
    // Not awaited: reading shows its own progress.
    void this.#session.add(
      fresh.map(({ file, choices }) => ({ file, choices })),
      'own',
    );
    this.#fromFolder = fresh.map(({ hash }) => hash);
    return totalSize(sizes);
  }

  /** Stores the loaded files, and removes stored ones not remembered. Resolves to the bytes stored. */
  async store(notebook: string, remembered: readonly RememberedFile[]): Promise<number> {
    const wanted = new Set(remembered.map(({ hash }) => hash));
    const stored = new Map(await this.#folder.sizes(notebook));
    for (const hash of stored.keys()) {
      if (wanted.has(hash)) continue;
      await this.#folder.remove(notebook, hash);
      stored.delete(hash);
    }
    for (const own of this.#userFiles()) {
      const { hash, file } = own;
      if (isAddressed(own) || stored.has(hash)) continue;
      const content = await file.arrayBuffer();
      await this.#folder.store(notebook, hash, content);
      stored.set(hash, content.byteLength);
    }
    return totalSize(stored);
  }
}
