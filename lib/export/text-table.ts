/** A column of a table in plain text. */
export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

const graphemes = new Intl.Segmenter();

/** Characters as a reader counts them: an accent or a part of an emoji is not a separate one. */
function width(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** A table in plain text, with aligned columns two spaces apart; lines end in LF. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => width(line[i]!))));
  const cell = (text: string, i: number) => {
    const blanks = ' '.repeat(widths[i]! - width(text));
    return columns[i]!.align === 'right' ? blanks + text : text + blanks;
  };
  return lines.map((line) => `${line.map(cell).join('  ').trimEnd()}\n`).join('');
}
