import { currentDocument } from '@/lib/notebook/document/store';
import type { NotebookDocument } from '@/lib/notebook/document/types';
import { showNotice } from '@/lib/notebook/ephemeral';
import { writeFragment } from '@/lib/notebook/persistence/fragment';
import { LONGEST_LINK, toPayload } from '@/lib/notebook/persistence/link';
import type { RememberedFile } from '@/lib/notebook/persistence/saved';
import { keepNamedFiles } from '@/lib/notebook/session/url-sources';

interface LinkTarget {
  /** The cell to scroll to. */
  readonly cell?: string;
  /** The cell to show alone. */
  readonly embed?: string;
  /** Path of a results file beside the page, which the link opens. */
  readonly open?: string;
  readonly reading?: boolean;
  /** Whether the tags of images are in it. */
  readonly withTags?: boolean;
}

/** A link that contains the notebook after the #, which is not sent to any server. */
export function notebookLink(
  document: NotebookDocument,
  files: readonly RememberedFile[],
  target: LinkTarget = {},
): string {
  const { cell = null, embed, open, reading = false, withTags = false } = target;
  const url = new URL(window.location.href);
  keepNamedFiles(url);
  if (open !== undefined) url.searchParams.set('open', open);
  if (embed !== undefined) url.searchParams.set('embed', embed);
  if (reading) url.searchParams.set('view', 'read');
  url.hash = writeFragment({ cell, payload: toPayload(document, files, withTags) });
  return url.href;
}

const tooLong = () =>
  showNotice('The link would be too long: save the notebook as a file instead.');

/** Copies a link to a cell of this notebook. */
export function copyCellLink(id: string, files: readonly RememberedFile[]): void {
  const link = notebookLink(currentDocument(), files, { cell: id });
  if (link.length > LONGEST_LINK) {
    tooLong();
    return;
  }
  navigator.clipboard
    .writeText(link)
    .then(() => showNotice('Copied the link to this cell.'))
    .catch(() => showNotice(`The link cannot be copied. It is ${link}`));
}

/** Opens a page with one cell alone, whose address can be used in a frame of another page. */
export function openAlone(id: string, files: readonly RememberedFile[]): void {
  const link = notebookLink(currentDocument(), files, { embed: id });
  if (link.length > LONGEST_LINK) tooLong();
  else window.open(link, '_blank', 'noopener');
}
