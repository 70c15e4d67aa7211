import { saveFile } from '@/components/ui/save-file';
import { currentDocument } from '@/lib/notebook/document/store';
import { showNotice } from '@/lib/notebook/ephemeral';
import { savedName } from '@/lib/notebook/persistence/saved';
import { notebookReport } from '@/lib/notebook/report';
import type { Session } from '@/lib/notebook/session/session';

/** Saves the report of the current task as an HTML page; says so where there is no task. */
export async function saveReport(session: Session): Promise<void> {
  const html = await notebookReport(session, window.document);
  if (html === null) {
    showNotice('Open a label file and at least one prediction file to save a report.');
    return;
  }
  const name = savedName(currentDocument().title).replace(/\.longtail\.json$/, '-report.html');
  saveFile(name, html, 'text/html');
}
