import type { SourceFile } from '@/lib/ingest/types';
import type { Session } from '../session/session';
import type { Choices, SessionState, SourceEntry } from '../session/types';
import { UrlFile } from '../session/url-file';
import type { RememberedFile } from './saved';

/** A file that the reader opened, or that the address names, and that is read. */
export interface UserFile {
  /** Its entry, or the first of those that a results file has. */
  readonly entry: SourceEntry;
  /** The file itself; it was fetched if the address names it. */
  readonly file: SourceFile;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly hash: string;
}

function userFile(entry: SourceEntry): UserFile | null {
  const { origin, loaded, partOf, stored } = entry;
  if (origin !== 'own' || loaded === null || partOf !== null) return null;
  const { size, hash } = loaded;
  if (!stored) return { entry, file: entry.file, name: entry.file.name, size, hash };
  const { file, container, from, submission } = stored;
  // Of score counts, the submission is what the reader makes choices for.
  if (!file || (from === 'score-counts' && !submission)) return null;
  return { entry, file, name: container.name, size: container.size, hash: container.sha256 };
}

/** The user's files, each once: a results file has an entry for each of its tasks and submissions. */
export function userFiles(sources: readonly SourceEntry[]): readonly UserFile[] {
  const containers = new Set<string>();
  return sources.flatMap((entry) => {
    const own = userFile(entry);
    if (!own || (entry.stored && containers.size === containers.add(own.hash).size)) return [];
    return own;
  });
}

/** Whether a file comes with the address, and so need not be opened again. */
export const isAddressed = ({ file }: Pick<UserFile, 'file'>) => file instanceof UrlFile;

const isPrediction = ({ source, choices }: SourceEntry) =>
  (source?.role ?? choices.overrides.role) === 'predictions';

function remember(own: UserFile, sources: readonly SourceEntry[]): RememberedFile {
  const { entry, name, size, hash } = own;
  const file = { name, size, hash };
  // What is chosen for the parts of a results file is not remembered.
  if (entry.stored?.from === 'results') return { ...file, choices: { overrides: {} } };
  const { choices } = entry;
  if (!isPrediction(entry) || choices.task === undefined) return { ...file, choices };
  const { task, ...rest } = choices;
  const taskFile = sources.find(({ id }) => id === task)?.loaded?.hash;
  return { ...file, choices: rest, ...(taskFile && { taskFile }) };
}

/**
 * The files a notebook was made with: those loaded, and those remembered that have not been opened
 * again. A file that was loaded before and is not any more was removed by the user. A remembered file
 * is replaced by one of the same name with new contents, unless several had that name.
 *
 * @param seen hashes of files that were loaded before
 */
export function rememberedFiles(
  before: readonly RememberedFile[],
  sources: readonly SourceEntry[],
  seen: ReadonlySet<string>,
): readonly RememberedFile[] {
  const loaded = userFiles(sources).map((own) => remember(own, sources));
  const hashes = new Set(loaded.map(({ hash }) => hash));
  const known = new Set(before.map(({ hash }) => hash));
  const fresh = new Set(loaded.filter(({ hash }) => !known.has(hash)).map(({ name }) => name));
  const isReplaced = ({ name }: RememberedFile) =>
    fresh.has(name) && before.filter((other) => other.name === name).length === 1;
  const awaited = before.filter(
    (file) => !hashes.has(file.hash) && !isReplaced(file) && !seen.has(file.hash),
  );
  return [...awaited, ...loaded];
}

/** Remembered files that are not loaded. */
export function missingFiles(
  remembered: readonly RememberedFile[],
  sources: readonly SourceEntry[],
): readonly RememberedFile[] {
  const hashes = new Set(userFiles(sources).map(({ hash }) => hash));
  return remembered.filter(({ hash }) => !hashes.has(hash));
}

interface Recognised extends Pick<Session, 'amend'> {
  readonly state: Pick<SessionState, 'sources'>;
}

const NOTHING_CHOSEN = JSON.stringify({ overrides: {} });

/**
 * Recognises files that are opened again: one with the remembered contents gets back the choices
 * made for it; for one with a remembered name and other contents the reader is notified.
 */
export class FileRecogniser {
  readonly #session: Recognised;
  readonly #notify: (text: string) => void;
  #expected: readonly RememberedFile[] = [];
  readonly #checked = new Set<string>();

  constructor(session: Recognised, notify: (text: string) => void) {
    this.#session = session;
    this.#notify = notify;
  }

  /** Sets the files to recognise. Those already loaded keep the choices they have. */
  expect(files: readonly RememberedFile[]): void {
    this.#expected = files;
    this.#checked.clear();
  }

  /** Choices to open a file with, by its name; none where several had that name. */
  choicesFor(name: string): Choices | undefined {
    const [first, ...others] = this.#expected.filter((file) => file.name === name);
    return others.length === 0 ? first?.choices : undefined;
  }

  /** Checks the loaded files that have not been checked yet. */
  check(): void {
    for (const own of userFiles(this.#session.state.sources)) {
      if (!this.#checked.has(own.entry.id)) this.#checkOne(own);
    }
  }

  #checkOne({ entry, name, hash }: UserFile): void {
    const known = this.#expected.find((file) => file.hash === hash);
    if (!known) {
      this.#checked.add(entry.id);
      this.#notifyOfOther(name, entry);
      return;
    }
    if (entry.stored) return;
    const { taskFile } = known;
    // The task may be a built-in one.
    const label =
      taskFile && this.#session.state.sources.find(({ loaded }) => loaded?.hash === taskFile);
    if (taskFile !== undefined && !label) return;
    this.#checked.add(entry.id);
    const choices = label ? { ...known.choices, task: label.id } : known.choices;
    if (JSON.stringify(choices) !== JSON.stringify(entry.choices)) {
      void this.#session.amend(entry.id, choices);
    }
  }

  #notifyOfOther(name: string, { choices }: SourceEntry): void {
    if (!this.#expected.some((file) => file.name === name)) return;
    const chosen = JSON.stringify(this.choicesFor(name) ?? { overrides: {} });
    const isUsed = chosen !== NOTHING_CHOSEN && chosen === JSON.stringify(choices);
    const used = isUsed
      ? ' The choices made for that file were used for this one too: see “How it was read”.'
      : '';
    this.#notify(
      `${name} is not the file this notebook was made with: its contents differ.${used}`,
    );
  }
}
