import type { DocumentCell, NotebookDocument, UserCell } from './types';

const MAX_TITLE = 60;

function shortened(text: string): string {
  return text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1).trimEnd()}…` : text;
}

/** The first line with text, without the marks of Markdown. */
function firstLine(text: string): string {
  for (const line of text.split('\n', 50)) {
    const plain = line.replace(/^[\s#>*\-+]+|[*_`]+/g, '').trim();
    if (plain !== '') return shortened(plain);
  }
  return '';
}

function titleInSpec(spec: string): string {
  try {
    const value: unknown = JSON.parse(spec);
    const title = value && typeof value === 'object' && 'title' in value ? value.title : '';
    return typeof title === 'string' ? shortened(title.trim()) : '';
  } catch {
    return '';
  }
}

/** Title of a user cell in the outline. */
export function userCellTitle(cell: UserCell): string {
  switch (cell.kind) {
    case 'text':
      return firstLine(cell.text) || 'Text';
    case 'sql':
      return cell.name;
    case 'chart':
      return titleInSpec(cell.spec) || 'Chart';
  }
}

/** Whether rendering a cell runs a query that is part of the document. */
export function runsQuery(cell: DocumentCell): boolean {
  switch (cell.kind) {
    case 'built-in':
      return false;
    case 'text':
      return cell.text.includes('{{');
    case 'sql':
    case 'chart':
      return true;
  }
}

/** Whether a document from elsewhere must wait for the reader's consent. */
export function runsQueries(document: NotebookDocument): boolean {
  return document.cells.some(runsQuery);
}
