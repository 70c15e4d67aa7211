import { showError, showNotice } from '@/lib/notebook/ephemeral';
import type { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import { isNotebook } from '@/lib/notebook/persistence/saved';
import type { Session } from '@/lib/notebook/session/session';
import { isPictureName } from '@/lib/pictures/folder';
import { countOf } from '@/lib/plots/core/format';

/** Longest file looked into for a description, in bytes. */
const LONGEST = 10_000_000;

/** The text of a description of a challenge; null for any other file. */
async function challengeTextOf(file: File): Promise<string | null> {
  if (!/\.json$/i.test(file.name) || file.size > LONGEST) return null;
  const text = await file.text();
  return /"format"\s*:\s*"longtail-challenge"/.test(text) ? text : null;
}

/** Takes the last description among the files for the notebook; returns the other files. */
async function withoutChallenges(files: readonly File[]): Promise<File[]> {
  const others: File[] = [];
  for (const file of files) {
    const text = await challengeTextOf(file);
    if (text === null) {
      others.push(file);
      continue;
    }
    try {
      const { openChallenge } = await import('./challenge/open-challenge');
      openChallenge(text, file.name);
    } catch (error) {
      showError(error);
    }
  }
  return others;
}

async function notebooksAmong(files: readonly File[]): Promise<File[]> {
  const found = await Promise.all(
    files.map(async (file) => isNotebook(file.name, await file.slice(0, 4096).text())),
  );
  return files.filter((_, i) => found[i]);
}

/** Opens the pictures among the files as a folder of pictures; returns the other files. */
async function withoutPictures(files: readonly File[]): Promise<readonly File[]> {
  const pictures = files.filter(({ name }) => isPictureName(name));
  if (pictures.length === 0) return files;
  const { pictureLibrary } = await import('@/components/images/picture-library');
  pictureLibrary.openFiles(pictures);
  showNotice(`Opened ${countOf(pictures.length, 'picture')}, found by id where images are listed.`);
  return files.filter(({ name }) => !isPictureName(name));
}

/** Opens files of the user: notebooks, descriptions and pictures as such, all others as data. */
export async function openFiles(
  autosave: NotebookAutosave,
  session: Session,
  all: readonly File[],
): Promise<void> {
  const files = await withoutPictures(all);
  const notebooks = await notebooksAmong(files);
  const data = await withoutChallenges(files.filter((file) => !notebooks.includes(file)));
  try {
    for (const file of notebooks) {
      const { openNotebookFile } = await import('./open-notebook-file');
      await openNotebookFile(autosave, file);
    }
  } catch (error) {
    showError(error);
  }
  if (data.length === 0) return;
  const given = data.map((file) => {
    const choices = autosave.choicesFor(file.name);
    return choices ? { file, choices } : { file };
  });
  const isFirst = session.state.sources.every(({ origin }) => origin !== 'own');
  await session.add(given, 'own');
  const [results] = session.state.sources.flatMap(({ stored }) => stored ?? []);
  if (isFirst && results) {
    const { openResultsNotebook } = await import('./open-results-notebook');
    await openResultsNotebook(autosave, results).catch(showError);
  }
}
