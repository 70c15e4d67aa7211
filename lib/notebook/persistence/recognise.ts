import type { Choices, SourceEntry, WorkspaceState } from '../session/types';
import type { Workspace } from '../session/workspace';
import { ownFiles } from './remembered';
import type { RememberedFile } from './saved';

interface Recognised extends Pick<Workspace, 'amend'> {
  readonly state: Pick<WorkspaceState, 'sources'>;
}

const NOTHING_CHOSEN = JSON.stringify({ overrides: {} });

/**
 * Recognises files opened again: one with the contents remembered gets the choices made for it
 * back; one with a known name and other contents is told of.
 */
export class Recogniser {
  readonly #workspace: Recognised;
  readonly #tell: (text: string) => void;
  #asked: readonly RememberedFile[] = [];
  readonly #done = new Set<string>();

  constructor(workspace: Recognised, tell: (text: string) => void) {
    this.#workspace = workspace;
    this.#tell = tell;
  }

  /** Files to look out for. Those loaded already keep the choices they have. */
  expect(files: readonly RememberedFile[]): void {
    this.#asked = files;
    this.#done.clear();
  }

  /** Choices to open a file with, by its name; none where several were called so. */
  choicesFor(name: string): Choices | undefined {
    const [first, ...others] = this.#asked.filter((file) => file.name === name);
    return others.length === 0 ? first?.choices : undefined;
  }

  look(): void {
    for (const entry of ownFiles(this.#workspace.state.sources)) {
      if (!this.#done.has(entry.id)) this.#meet(entry);
    }
  }

  #meet(entry: SourceEntry): void {
    const known = this.#asked.find(({ hash }) => hash === entry.loaded?.hash);
    if (!known) {
      this.#done.add(entry.id);
      this.#tellOfOther(entry);
      return;
    }
    const { taskFile } = known;
    // The task may be a built-in one.
    const label =
      taskFile && this.#workspace.state.sources.find(({ loaded }) => loaded?.hash === taskFile);
    if (taskFile !== undefined && !label) return;
    this.#done.add(entry.id);
    const choices = label ? { ...known.choices, task: label.id } : known.choices;
    if (JSON.stringify(choices) !== JSON.stringify(entry.choices)) {
      void this.#workspace.amend(entry.id, choices);
    }
  }

  #tellOfOther({ file: { name }, choices }: SourceEntry): void {
    if (!this.#asked.some((file) => file.name === name)) return;
    const chosen = JSON.stringify(this.choicesFor(name) ?? { overrides: {} });
    const isUsed = chosen !== NOTHING_CHOSEN && chosen === JSON.stringify(choices);
    const used = isUsed
      ? ' What was chosen for that one was used for this one too: see “How it was read”.'
      : '';
    this.#tell(`${name} is not the file this notebook was made with: its contents differ.${used}`);
  }
}
