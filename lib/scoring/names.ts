/** A file's name without folder and endings: `sub/A.csv.gz` gives `A`. */
export function fileStem(fileName: string): string {
  const base = fileName.split(/[\\/]/).pop() ?? fileName;
  return (
    base.replace(
      /(\.(csv|tsv|txt|parquet|pq|json|jsonl|ndjson|arrows?|feather|ipc|npy|npz|gz|zip))+$/i,
      '',
    ) || base
  );
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

/** Characters of a long name's end, where names of runs and files often differ. */
const END = 30;

/**
 * A name for one line of text: without control characters and marks of direction; a long one without
 * its middle.
 */
export function plainName(name: string): string {
  const characters = [...name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, '')];
  if (characters.length <= LONGEST) return characters.join('');
  const start = characters.slice(0, LONGEST - 1 - END).join('');
  return `${start}…${characters.slice(-END).join('')}`;
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

const foldersOf = (fileName: string) => fileName.split(/[\\/]/).slice(0, -1);
const baseOf = (fileName: string) => fileName.split(/[\\/]/).pop() ?? fileName;

const areDistinct = (names: readonly string[]) => new Set(names).size === names.length;

/** Names for files of one name: of the folder nearest to the file that tells them apart. */
function namesByFolder(files: readonly string[]): string[] {
  const folders = files.map(foldersOf);
  const deepest = Math.max(...folders.map(({ length }) => length));
  for (let up = 1; up <= deepest; up++) {
    const names = files.map((file, i) => plainName(folders[i]!.at(-up) ?? '') || teamName(file));
    if (areDistinct(names)) return names;
  }
  const paths = files.map((file, i) => plainName([...folders[i]!, fileStem(file)].join('/')));
  if (areDistinct(paths)) return paths;
  return files.map((file) => plainName(baseOf(file)));
}

/**
 * Names of the teams that predictions files of one task are from, where the user gave none: by the
 * file, and by its folder where files are named alike.
 */
export function teamNames(files: readonly string[]): string[] {
  const names = files.map(teamName);
  for (const name of new Set(names)) {
    const alike = files.flatMap((_, i) => (names[i] === name ? [i] : []));
    if (alike.length < 2) continue;
    const own = namesByFolder(alike.map((i) => files[i]!));
    alike.forEach((i, place) => {
      names[i] = own[place]!;
    });
  }
  return names;
}
