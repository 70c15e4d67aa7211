import type { Remedy } from './types';

export interface InputErrorDetails {
  /** The file's name as the reader knows it. */
  readonly file: string;
  readonly column?: string;
  /** Row of data, counted from 1 (a CSV's header is not counted). */
  readonly row?: number;
  readonly value?: string;
  readonly expected?: string;
  /** Choices under which the file may be accepted. */
  readonly remedies?: readonly Remedy[];
  readonly cause?: unknown;
}

/** Characters of a message, and of a name or value in it, before its middle is left out. */
const LONGEST = 600;
const LONGEST_WORD = 100;

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor(most / 4);
  return `${text.slice(0, most - end)}…${text.slice(-end)}`;
}

/** A message one can read, whatever the file holds: what is told in full stands in the details. */
function readable(message: string): string {
  // Quotes are taken in pairs: what stands between two names is no name.
  const words = message.replace(/"([^"]*)"|[^\s"]{101,}/g, (word, quoted?: string) =>
    quoted === undefined ? shorten(word, LONGEST_WORD) : `"${shorten(quoted, LONGEST_WORD)}"`,
  );
  return shorten(words, LONGEST);
}

/** Input that cannot be used. Its message names the file and what was expected. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly details: InputErrorDetails;
  /** The message without the file's name. */
  readonly problem: string;

  constructor(message: string, details: InputErrorDetails) {
    const problem = readable(message);
    super(`${shorten(details.file, LONGEST_WORD)}: ${problem}`, { cause: details.cause });
    this.details = details;
    this.problem = problem;
  }
}
