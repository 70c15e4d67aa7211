const NARROW = new Set("ijl.,:;|!'`I ");
const SLIM = new Set('frt()[]{}/-"*');
const WIDE = new Set('mwMW%@—…');

function advance(character: string): number {
  if (NARROW.has(character)) return 0.34;
  if (SLIM.has(character)) return 0.44;
  if (WIDE.has(character)) return 0.95;
  if (character >= 'A' && character <= 'Z') return 0.72;
  if (character >= '0' && character <= '9') return 0.64;
  return 0.62;
}

/** Width in px of a text of a size in px. */
export type TextMeasure = (text: string, fontSize: number) => number;

const estimated: TextMeasure = (text, fontSize) => {
  let width = 0;
  for (const character of text) width += advance(character);
  return width * fontSize;
};

let measure = estimated;

/**
 * Width of a text in px: measured by the given font if there is one, else estimated on the wide side
 * (DejaVu Sans, Verdana), so that what fits by this estimate fits in any common system font.
 */
export function textWidth(text: string, fontSize: number): number {
  return measure(text, fontSize);
}

/** Draws for a known font: while `draw` runs, texts are measured by `own`. */
export function withTextMeasure<T>(own: TextMeasure, draw: () => T): T {
  const before = measure;
  measure = own;
  try {
    return draw();
  } finally {
    measure = before;
  }
}

/** Width of the widest of several texts. */
export function widestText(texts: Iterable<string>, fontSize: number): number {
  let widest = 0;
  for (const text of texts) widest = Math.max(widest, textWidth(text, fontSize));
  return widest;
}

/** More characters than any line of a figure has; the rest need not be measured. */
const LINE = 400;
/** More characters than any word has. */
const LONG_WORD = 100;

/** The text, or as much of its beginning as fits, ended by an ellipsis. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (text.length <= LINE && textWidth(text, fontSize) <= width) return text;
  const characters = [...text.slice(0, LINE)];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize) > width) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}

/** Breaks a text into lines of at most `width` px at its spaces; very long words are cut. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const whole of text.split(' ')) {
    const word = whole.length > LONG_WORD ? fitText(whole, width, fontSize) : whole;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}

const MOST = 80;

/** A name for use in a sentence: whole, unless it is very long. */
export function shortName(name: string): string {
  if (name.length <= MOST) return name;
  const characters = [...name.slice(0, 2 * MOST)].slice(0, MOST - 1);
  return `${characters.join('').trimEnd()}…`;
}
