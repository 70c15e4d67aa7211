import { currentDocument } from '@/lib/notebook/document/store';
import { showNotice } from '@/lib/notebook/notices';
import { LONGEST_LINK } from '@/lib/notebook/persistence/link';
import { notebookLink } from '../notebooks/notebook-link';

const tooLong = () =>
  showNotice('The link would be too long to send: save the notebook as a file instead.');

/** Puts an address that leads to a cell of this notebook into the clipboard. */
export function copyCellLink(id: string): void {
  const link = notebookLink(currentDocument(), { cell: id });
  if (link.length > LONGEST_LINK) {
    tooLong();
    return;
  }
  navigator.clipboard
    .writeText(link)
    .then(() => showNotice('The link to this cell is in the clipboard.'))
    .catch(() => showNotice(`The clipboard cannot be written to. The link is ${link}`));
}

/** Opens a page with one cell alone, whose address is for a frame in another page. */
export function openAlone(id: string): void {
  const link = notebookLink(currentDocument(), { embed: id });
  if (link.length > LONGEST_LINK) tooLong();
  else window.open(link, '_blank', 'noopener');
}
