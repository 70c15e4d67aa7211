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

export type Weight = 'normal' | 'bold';

/** Width in px of a text of a size in px and a weight. */
export type TextMeasure = (text: string, fontSize: number, weight: Weight) => number;

/** How much wider bold letters are than normal ones. */
const BOLD = 1.12;

const estimated: TextMeasure = (text, fontSize, weight) => {
  let width = 0;
  for (const character of text) width += advance(character);
  return width * fontSize * (weight === 'bold' ? BOLD : 1);
};

let measure = estimated;

/**
 * Width of a text in px: measured by the given font if there is one, else estimated on the wide side
 * (DejaVu Sans, Verdana), so that what fits by this estimate fits in any common system font.
 */
export function textWidth(text: string, fontSize: number, weight: Weight = 'normal'): number {
  return measure(text, fontSize, weight);
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

/** The measure in force, to remember results by. */
export function currentMeasure(): TextMeasure {
  return measure;
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
/** More characters than any note has. */
const LONGEST = 2000;

/** The longest text of a family, given by how many characters it keeps, that fits into `width` px. */
export function longestFit(
  make: (kept: number) => string,
  most: number,
  fits: (text: string) => boolean,
): string {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(make(middle))) low = middle;
    else high = middle - 1;
  }
  return make(low);
}

/** The text, or as much of its beginning as fits, ended by an ellipsis. */
export function fitText(
  text: string,
  width: number,
  fontSize: number,
  weight: Weight = 'normal',
): string {
  if (text.length <= LINE && textWidth(text, fontSize, weight) <= width) return text;
  const characters = [...text.slice(0, LINE)];
  return longestFit(
    (kept) => `${characters.slice(0, Math.max(1, kept)).join('').trimEnd()}…`,
    characters.length,
    (cut) => textWidth(cut, fontSize, weight) <= width,
  );
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

/** The words of a text, those wider than `width` px in pieces. */
function pieces(text: string, width: number, fontSize: number): string[] {
  return text.split(' ').flatMap((word) => {
    if (textWidth(word, fontSize) <= width) return [word];
    const parts = [''];
    for (const character of word) {
      const longer = parts.at(-1)! + character;
      if (textWidth(longer, fontSize) > width) parts.push(character);
      else parts[parts.length - 1] = longer;
    }
    return parts;
  });
}

/** Like `wrapText`, but breaks words that are wider than a line. */
export function wrapWords(text: string, width: number, fontSize: number): string[] {
  return wrapText(pieces(text.slice(0, LONGEST), width, fontSize).join(' '), width, fontSize);
}

const MOST = 80;

/** A name for use in a sentence: whole, unless it is very long; then without its middle. */
export function shortName(name: string): string {
  if (name.length <= MOST) return name;
  const [start, end] = [[...name.slice(0, MOST)], [...name.slice(-MOST)]];
  return `${start.slice(0, 50).join('').trimEnd()}…${end.slice(-29).join('').trimStart()}`;
}
