import type { NotebookDocument } from '@/lib/notebook/document/types';
import { writeFragment } from '@/lib/notebook/persistence/fragment';
import { toPayload } from '@/lib/notebook/persistence/link';

interface LinkTarget {
  /** The cell it leads to. */
  readonly cell?: string;
  /** Cell shown alone. */
  readonly embed?: string;
  readonly reading?: boolean;
}

/** An address that brings the notebook with it, behind the #, where no server sees it. */
export function notebookLink(document: NotebookDocument, target: LinkTarget = {}): string {
  const { cell = null, embed, reading = false } = target;
  const url = new URL(window.location.href);
  url.search = '';
  if (embed !== undefined) url.searchParams.set('embed', embed);
  if (reading) url.searchParams.set('view', 'read');
  url.hash = writeFragment({ cell, payload: toPayload(document) });
  return url.href;
}
