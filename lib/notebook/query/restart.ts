import { registerPublished } from '../published/register';
import { publishedStore } from '../published/store';
import type { Workspace } from '../workspace/workspace';

/** A fresh database with the files and the published tables; nothing else outlives the old one. */
export async function restartDatabase(workspace: Workspace): Promise<void> {
  try {
    await workspace.restartDatabase();
    const { tables, fidelity } = publishedStore.getState();
    if (tables) await registerPublished(await workspace.database(), tables, fidelity);
  } catch (error) {
    workspace.report(error);
  }
}
