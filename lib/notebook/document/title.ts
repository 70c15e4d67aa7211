import type { OwnCell } from './types';

const LONGEST = 60;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}

/** The first line that says something, without the marks of Markdown. */
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

/** What a cell of the reader's own is called in the outline. */
export function ownTitle(cell: OwnCell): string {
  switch (cell.kind) {
    case 'text':
      return firstLine(cell.text) || 'Text';
    case 'sql':
      return cell.name;
    case 'chart':
      return titleInSpec(cell.spec) || 'Chart';
  }
}
