import { saveFile } from '@/components/ui/save-file';
import { currentDocument } from '@/lib/notebook/document/store';
import {
  type RememberedFile,
  savedName,
  savedText,
  toSaved,
} from '@/lib/notebook/persistence/saved';

/** Saves the open notebook as a file, with the tags of images only where asked for. */
export function saveNotebook(files: readonly RememberedFile[], withTags = false): void {
  const document = currentDocument();
  const text = savedText(toSaved(document, files, withTags));
  saveFile(savedName(document.title), text, 'application/json');
}
