import type { ScoreScale } from './types';

export interface InputErrorDetails {
  /** The file's name as the reader knows it. */
  readonly file: string;
  readonly column?: string;
  /** Row of data, counted from 1 (a CSV's header is not counted). */
  readonly row?: number;
  readonly value?: string;
  readonly expected?: string;
  /** A reading of the scores under which the file would be accepted. */
  readonly suggestedScale?: Exclude<ScoreScale, 'probability'>;
  readonly cause?: unknown;
}

/** Input that cannot be used. Its message names the file and what was expected. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly details: InputErrorDetails;

  constructor(message: string, details: InputErrorDetails) {
    super(`${details.file}: ${message}`, { cause: details.cause });
    this.details = details;
  }
}
