/** A file's name without folder and endings: `sub/A.csv.gz` gives `A`. */
export function fileStem(fileName: string): string {
  const base = fileName.split(/[\\/]/).pop() ?? fileName;
  return base.replace(/(\.(csv|tsv|txt|parquet|pq|gz|zip))+$/i, '') || base;
}

const NOT_A_TEAM =
  /(^|[_\-. ])(task[_\- ]?\d+|predictions?|preds?|submissions?|scores?|probs?)(?=$|[_\-. ])/gi;
const NOT_A_TASK = /(^|[_\-. ])(labels?|ground[_\- ]?truth|gt|test|y[_\- ]true)(?=$|[_\-. ])/gi;

function without(stem: string, words: RegExp): string {
  return stem
    .replace(words, '$1')
    .replace(/^[_\-. ]+|[_\-. ]+$/g, '')
    .replace(/([_\-. ])[_\-. ]+/g, '$1');
}

/** The task a file name speaks of, as `Task 2` for `task2_labels.csv`; null where it names none. */
export function taskInName(fileName: string): string | null {
  const number = /(?:^|[^a-z])task[_\- ]?(\d+)/i.exec(fileStem(fileName))?.[1];
  return number === undefined ? null : `Task ${Number(number)}`;
}

/** Longest name made of a file's, in characters. */
const LONGEST = 80;

/** A name for one line of text: without control characters and marks of direction, and not too long. */
export function plainName(name: string): string {
  const characters = [...name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, '')];
  if (characters.length <= LONGEST) return characters.join('');
  return `${characters.slice(0, LONGEST - 1).join('')}…`;
}

/** Name of the task a label file makes, where the user gave none. */
export function taskName(fileName: string): string {
  return taskInName(fileName) ?? (plainName(without(fileStem(fileName), NOT_A_TASK)) || 'Test set');
}

/** Name of the team a predictions file is from, where the user gave none. */
export function teamName(fileName: string): string {
  const stem = fileStem(fileName);
  return plainName(without(stem, NOT_A_TEAM)) || plainName(stem) || 'unnamed';
}
