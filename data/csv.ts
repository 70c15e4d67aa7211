import { readFileSync } from 'node:fs';

function splitLine(line: string): string[] {
  const cells: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,]*)(,|$)/gy;
  for (let match = cell.exec(line); match; match = cell.exec(line)) {
    const text = match[1]!;
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (match[2] === '') break;
  }
  return cells;
}

/** Rows of a small CSV (no line breaks inside quotes), as text by column name. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = splitLine(header);
  return lines.map((line) => {
    const cells = splitLine(line);
    return Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? '']));
  });
}

/** Rows of a CSV file of this folder, e.g. `challenges/cxr-lt-2024/classes.csv`. */
export function readCsv(path: string): Record<string, string>[] {
  return parseCsv(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
