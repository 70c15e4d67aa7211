import type { NotebookDocument } from '../document/types';
import { ephemeralStore, subscribeEphemeral } from '../ephemeral';
import type { Session } from '../session/session';
import { UrlFile } from '../session/url-file';
import { toSaved } from './saved';

/** Resolves when the files of the address are read, or cannot be. */
function opened(): Promise<void> {
  return new Promise((resolve) => {
    if (!ephemeralStore.getState().opening) return resolve();
    const stop = subscribeEphemeral('opening', () => {
      stop();
      resolve();
    });
  });
}

/**
 * The text of the notebook in the results file that the address names, or that a site publishes: once
 * the file is read. Of a file without a notebook, a new one with the settings that its results were
 * computed with. Null where there is no results file.
 */
export async function addressedNotebook(
  session: Session,
  newNotebook: () => NotebookDocument,
): Promise<string | null> {
  await opened();
  const part = session.state.sources.flatMap(({ origin, stored }) =>
    origin === 'own' && stored?.file instanceof UrlFile ? stored : [],
  )[0];
  if (!part) return null;
  const { notebook, settings } = part.results;
  if (notebook !== null) return JSON.stringify(notebook);
  const begun = newNotebook();
  const { resampling } = part.task;
  const uncertainty = resampling && { seed: resampling.seed, replicates: resampling.asked };
  return JSON.stringify(
    toSaved({
      ...begun,
      settings: { ...begun.settings, ...settings },
      uncertainty: { ...begun.uncertainty, ...uncertainty },
    }),
  );
}
