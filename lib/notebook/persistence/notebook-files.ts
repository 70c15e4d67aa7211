import type { Workspace } from '../session/workspace';
import type { FileFolder } from './file-folder';
import { keepLoadedFiles, openKeptFiles } from './kept-files';
import { Recogniser } from './recognise';
import { ownFiles, rememberedFiles } from './remembered';
import type { RememberedFile } from './saved';

/** The files of the notebook looked at: those loaded, those remembered, those kept. */
export class NotebookFiles {
  readonly #workspace: Workspace;
  readonly #folder: FileFolder;
  readonly #recogniser: Recogniser;
  /** Hashes of files loaded since the notebook was opened. */
  readonly #seen = new Set<string>();
  /** Hashes of those that came from its folder. */
  #restored: readonly string[] = [];
  /** What of the loaded files was looked at last. */
  #signature = '';

  constructor(workspace: Workspace, folder: FileFolder, tell: (text: string) => void) {
    this.#workspace = workspace;
    this.#folder = folder;
    this.#recogniser = new Recogniser(workspace, tell);
  }

  /** Choices to open a file of that name with, where one was remembered. */
  choicesFor(name: string) {
    return this.#recogniser.choicesFor(name);
  }

  /**
   * Begins with another notebook. Files that were kept with the one before are taken out, and where
   * only its own are wanted, all others too.
   */
  begin(remembered: readonly RememberedFile[], { onlyOwn }: { onlyOwn: boolean }): void {
    const own = new Set(remembered.map(({ hash }) => hash));
    for (const { id, loaded } of ownFiles(this.#workspace.state.sources)) {
      if (!loaded) continue;
      const isGone = onlyOwn ? !own.has(loaded.hash) : this.#restored.includes(loaded.hash);
      // That their tables go too need not be waited for.
      if (isGone) void this.#workspace.remove(id);
    }
    this.#restored = [];
    this.#seen.clear();
    this.#signature = '';
    this.#recogniser.expect(remembered);
  }

  /** The files to remember now; null where nothing about them changed. */
  follow(before: readonly RememberedFile[]): readonly RememberedFile[] | null {
    const { sources } = this.#workspace.state;
    const own = ownFiles(sources);
    // A remembered task may be one of any label file.
    const labels = sources.filter(({ source }) => source?.role === 'labels');
    const signature = JSON.stringify([
      own.map((e) => [e.id, e.version, e.choices, e.source?.role]),
      labels.map((e) => e.loaded?.hash),
    ]);
    if (signature === this.#signature) return null;
    this.#signature = signature;
    this.#recogniser.look();
    const files = rememberedFiles(before, sources, this.#seen);
    for (const { loaded } of own) if (loaded) this.#seen.add(loaded.hash);
    return JSON.stringify(files) === JSON.stringify(before) ? null : files;
  }

  /** Opens the files kept with a notebook. Resolves to the bytes kept. */
  async restore(notebook: string, remembered: readonly RememberedFile[]): Promise<number> {
    if (!this.#folder.isThere) return 0;
    const sizes = await this.#folder.sizes(notebook);
    this.#restored = await openKeptFiles(this.#folder, notebook, this.#workspace, remembered);
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /** Keeps the files loaded, and no others. Resolves to the bytes kept. */
  keep(notebook: string, remembered: readonly RememberedFile[]): Promise<number> {
    return keepLoadedFiles(this.#folder, notebook, this.#workspace, remembered);
  }
}
