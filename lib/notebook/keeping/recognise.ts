import type { Choices, SourceEntry } from '../workspace/types';
import type { Workspace } from '../workspace/workspace';
import { ownFiles } from './remembered';
import type { RememberedFile } from './saved';

/**
 * Recognises files opened again: one with the contents remembered gets the choices made for it
 * back; one with a known name and other contents is told of.
 */
export class Recogniser {
  readonly #workspace: Workspace;
  readonly #tell: (text: string) => void;
  #asked: readonly RememberedFile[] = [];
  readonly #done = new Set<string>();

  constructor(workspace: Workspace, tell: (text: string) => void) {
    this.#workspace = workspace;
    this.#tell = tell;
  }

  /** Files to look out for. Those loaded already keep the choices they have. */
  expect(files: readonly RememberedFile[]): void {
    this.#asked = files;
    this.#done.clear();
  }

  /** Choices to open a file with, by its name. */
  choicesFor(name: string): Choices | undefined {
    return this.#asked.find((file) => file.name === name)?.choices;
  }

  look(): void {
    const entries = ownFiles(this.#workspace.state.sources);
    for (const entry of entries) {
      if (!this.#done.has(entry.id)) this.#meet(entry, entries);
    }
  }

  #meet(entry: SourceEntry, entries: readonly SourceEntry[]): void {
    const known = this.#asked.find(({ hash }) => hash === entry.loaded?.hash);
    if (!known) {
      this.#done.add(entry.id);
      if (this.#asked.some(({ name }) => name === entry.file.name)) {
        this.#tell(
          `${entry.file.name} is not the file this notebook was made with: its contents differ.`,
        );
      }
      return;
    }
    const label = entries.find(({ loaded }) => loaded?.hash === known.taskFile);
    if (known.taskFile !== undefined && !label) return;
    this.#done.add(entry.id);
    const choices = label ? { ...known.choices, task: label.id } : known.choices;
    if (JSON.stringify(choices) !== JSON.stringify(entry.choices)) {
      void this.#workspace.amend(entry.id, choices);
    }
  }
}
