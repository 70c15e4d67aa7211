import { knowClasses } from '@/lib/challenge/class-names';
import { readChallenge } from '@/lib/ingest/read-challenge';
import { chooseChallenge } from '@/lib/notebook/challenge';
import { showNotice } from '@/lib/notebook/ephemeral';

/**
 * Opens a description and takes it for the notebook.
 *
 * @throws InputError that names what is wrong by its path
 */
export function openChallenge(text: string, file: string): void {
  const challenge = readChallenge(text, file);
  knowClasses(challenge.classes);
  chooseChallenge(challenge);
  showNotice(`The notebook follows “${challenge.name}”.`);
}
