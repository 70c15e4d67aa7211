/** A column of a table in plain text. */
export interface TextColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

const graphemes = new Intl.Segmenter();

/** Characters as a reader counts them: an accent or an emoji's parts are none of their own. */
function width(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** A table in plain text, its columns aligned and parted by two blanks; lines end in LF. */
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
