import { InputError } from '../input-error';
import { isUtf8, NotUtf8 } from '../read/encoding';
import { isFirstRow, namesOfRows } from './no-names';

const DELIMITERS = [',', ';', '\t', '|', '^'] as const;
export type Delimiter = (typeof DELIMITERS)[number] | ' ';

/** Bytes looked at to learn a CSV file's shape. */
export const HEAD = 1 << 20;

/** A CSV file's beginning. */
export interface CsvHead {
  readonly delimiter: Delimiter;
  /** What parts a number's fraction; a comma where spreadsheets of many countries put one. */
  readonly decimal: '.' | ',';
  readonly header: readonly string[];
  /** Whether the first line names the columns; else it is the first row. */
  readonly hasNames: boolean;
  /** Rows begin with a name that the first line has no cell for, as `write.table` of R has it. */
  readonly hasRowNames: boolean;
  /** The first records, without the line of names. */
  readonly sample: readonly (readonly string[])[];
}

/** The records of a CSV text (quotes as in RFC 4180), as far as they are whole. */
export function parseRecords(
  text: string,
  delimiter: string,
  most: number,
  whole: boolean,
): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const isEnd = (char: string) => char === delimiter || char === '\n' || char === '\r';
  const endRecord = () => {
    record.push(cell);
    if (record.length > 1 || cell !== '') records.push(record);
    record = [];
    cell = '';
  };
  for (let i = 0; i < text.length && records.length < most; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      record.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      endRecord();
    } else {
      const begin = i;
      while (i + 1 < text.length && !isEnd(text[i + 1]!)) i++;
      cell += text.slice(begin, i + 1);
    }
  }
  if (whole && records.length < most && (cell !== '' || record.length > 0)) endRecord();
  return records;
}

/** The separator that parts the first line into most cells; a comma where none does. */
function guessDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let cells = 1;
  for (const delimiter of DELIMITERS) {
    const count = parseRecords(text, delimiter, 1, true)[0]?.length ?? 0;
    if (count > cells) {
      best = delimiter;
      cells = count;
    }
  }
  return cells === 1 && isSpaced(text) ? ' ' : best;
}

const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell));

/** Whether single spaces part an id and numbers in each line, as `numpy.savetxt` writes them. */
function isSpaced(text: string): boolean {
  const [header = [], ...rows] = parseRecords(text, ' ', 20, false);
  const isRow = (row: readonly string[]) =>
    row.length === header.length && row.slice(1).every(isNumber);
  return header.length > 1 && !header.includes('') && rows.length > 0 && rows.every(isRow);
}

/** Whether columns are padded with spaces to the same width, which is not read. */
function checkPadded(text: string, file: string): void {
  const lines = text.split(/\r\n?|\n/).slice(0, 20);
  const rows = lines.filter(Boolean).map((line) => line.trim().split(/\s+/));
  const [header = [], ...others] = rows;
  const isRow = (row: readonly string[]) =>
    row.length === header.length && row.slice(1).every(isNumber);
  const hasRuns = lines.some((line) => /\S {2,}\S/.test(line));
  if (!hasRuns || header.length < 2 || others.length === 0 || !others.every(isRow)) return;
  const expected = 'a comma, semicolon, tab, |, ^ or a single space between values';
  throw new InputError(
    `has columns padded with spaces; expected ${expected}: in Python pd.read_csv(${JSON.stringify(file)}, sep=r"\\s+", dtype=str).to_csv(${JSON.stringify(file.replace(/(?:\.\w+)?$/, '.csv'))}, index=False)`,
    { file, expected },
  );
}

/** Whether all records have a name before the cells of the columns. */
function haveRowNames(header: readonly string[], sample: readonly (readonly string[])[]): boolean {
  const isLonger = (record: readonly string[]) => record.length === header.length + 1;
  // An empty last cell: the line ends in a separator.
  const isEnd = sample.every((record) => (record.at(-1) ?? '').trim() === '');
  return sample.length > 0 && header.length > 1 && sample.every(isLonger) && !isEnd;
}

/** Refuses a title above the line of column names, of which it has only one. */
function checkTitle(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  file: string,
) {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;
  const [first = []] = sample;
  const isTitle =
    filled(header) <= 1 &&
    first.length > 2 &&
    filled(first) === first.length &&
    !first.some(isNumber);
  if (!isTitle) return;
  const expected = 'column names in the first line';
  throw new InputError(
    `has ${JSON.stringify(header.find(Boolean) ?? '')} in its first line, and ${first.length} names in the next; expected ${expected}: delete the lines above the names`,
    { file, expected },
  );
}

function guessDecimal(delimiter: Delimiter, sample: readonly (readonly string[])[]): '.' | ',' {
  if (delimiter === ',') return '.';
  const some = (pattern: RegExp) =>
    sample.some((record) => record.some((cell) => pattern.test(cell)));
  return some(/^\s*-?\d+,\d+\s*$/) && !some(/^\s*-?\d*\.\d+\s*$/) ? ',' : '.';
}

const withPoint = (cell: string) => cell.replace(',', '.');

/** A column without a name gets the one pandas gives it: `Unnamed: 0`. */
function nameColumns(cells: readonly string[]): string[] {
  return cells.map((cell, i) => (cell.trim() === '' ? `Unnamed: ${i}` : cell.trim()));
}

/** The database skips the line of column names, so that it does not see what is wrong there. */
function checkFirstLine(bytes: Uint8Array): void {
  const end = bytes.indexOf(0x0a);
  if (!isUtf8(bytes.subarray(0, end < 0 ? HEAD : end))) throw new NotUtf8();
}

/**
 * Reads the first records of UTF-8 text without byte order mark.
 *
 * @throws NotUtf8 where the first line is in another encoding
 */
export function readCsvHead(bytes: Uint8Array, file: string, most = 1000): CsvHead {
  checkFirstLine(bytes);
  const whole = bytes.length <= HEAD;
  const text = new TextDecoder().decode(bytes.subarray(0, HEAD));
  const delimiter = guessDelimiter(text);
  const [header, ...sample] = parseRecords(text, delimiter, most + 1, whole);
  if (!header) {
    const what = whole ? 'holds no text' : 'has a first line of more than 1 MB';
    throw new InputError(`${what}; expected a line of column names`, {
      file,
      expected: 'a line of column names',
    });
  }
  if (header.length === 1) checkPadded(text, file);
  checkTitle(header, sample, file);
  const decimal = guessDecimal(delimiter, sample);
  const all = [header, ...sample];
  const points = decimal === '.' ? all : all.map((record) => record.map(withPoint));
  if (isFirstRow(points[0]!, points.slice(1))) {
    const names = namesOfRows(points);
    return { delimiter, decimal, header: names, hasNames: false, hasRowNames: false, sample: all };
  }
  const hasRowNames = haveRowNames(header, sample);
  return {
    delimiter,
    decimal,
    hasNames: true,
    header: nameColumns(hasRowNames ? ['', ...header] : header),
    hasRowNames,
    sample,
  };
}

/** What the beginning of a file gives to say. */
export const headNotes = ({ hasNames }: CsvHead): string[] =>
  hasNames ? [] : ['The file has no line of column names: its first line is read as its first row'];
