import type { Session } from '../session/session';
import type { Choices, SessionState, SourceEntry } from '../session/types';
import { UrlFile } from '../session/url-file';
import type { RememberedFile } from './saved';

type LoadedEntry = SourceEntry & { readonly loaded: NonNullable<SourceEntry['loaded']> };

/** Whether a file was opened by the reader and is read; those that the address names do not count. */
export function isUserFile(entry: SourceEntry): entry is LoadedEntry {
  const isFile = !entry.stored && entry.partOf === null && !(entry.file instanceof UrlFile);
  return entry.origin === 'own' && entry.loaded !== null && isFile;
}

const isPrediction = ({ source, choices }: SourceEntry) =>
  (source?.role ?? choices.overrides.role) === 'predictions';

function remember(entry: LoadedEntry, sources: readonly SourceEntry[]): RememberedFile {
  const { loaded, choices } = entry;
  const file = { name: entry.file.name, size: loaded.size, hash: loaded.hash };
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
  const loaded = sources.filter(isUserFile).map((entry) => remember(entry, sources));
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
  const hashes = new Set(sources.filter(isUserFile).map(({ loaded }) => loaded.hash));
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
    for (const entry of this.#session.state.sources.filter(isUserFile)) {
      if (!this.#checked.has(entry.id)) this.#checkOne(entry);
    }
  }

  #checkOne(entry: LoadedEntry): void {
    const known = this.#expected.find(({ hash }) => hash === entry.loaded.hash);
    if (!known) {
      this.#checked.add(entry.id);
      this.#notifyOfOther(entry);
      return;
    }
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

  #notifyOfOther({ file: { name }, choices }: SourceEntry): void {
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
