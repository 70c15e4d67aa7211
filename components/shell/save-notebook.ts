import { saveFile } from '@/components/ui/save-file';
import { currentDocument } from '@/lib/notebook/document/store';
import {
  type RememberedFile,
  savedName,
  savedText,
  toSaved,
} from '@/lib/notebook/persistence/saved';

/** Saves the open notebook as a file. */
export function saveNotebook(files: readonly RememberedFile[]): void {
  const document = currentDocument();
  saveFile(savedName(document.title), savedText(toSaved(document, files)), 'application/json');
}
