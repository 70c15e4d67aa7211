import type { Breakdown } from '../breakdown';
import type { Workspace } from '../session/workspace';

/** Counts of all tasks by every attribute of their images, made when a query first reads them. */
export class Breakdowns {
  readonly #workspace: Workspace;
  #known: { readonly version: number; readonly found: readonly Breakdown[] } | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** @param version equal as long as what is computed is */
  async of(tasks: readonly string[], version: number): Promise<readonly Breakdown[]> {
    if (this.#known?.version === version) return this.#known.found;
    const { signal } = new AbortController();
    const found: Breakdown[] = [];
    for (const task of tasks) {
      for (const attribute of await this.#workspace.attributes(task)) {
        const breakdown = await this.#workspace.breakDown(task, attribute, signal);
        if (breakdown) found.push(breakdown);
      }
    }
    this.#known = { version, found };
    return found;
  }
}
