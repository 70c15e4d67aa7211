import { UsageError } from '../terminal/usage-error';
import { type ChallengeOptions, challengeOptions } from './challenge';
import { givenOptions, resultsFiles } from './given-options';
import type { Incomplete } from './meaning-options';
import { FORMATS, type OptionName } from './option-list';
import { oneOf, whole } from './option-values';
import { confidence, type Format, findingsOption, oneOfGiven, threshold } from './options';

/** What is asked of results files. */
export interface BoardOptions {
  /** Paths of results files; one at least. */
  readonly boards: readonly string[];
  /** The only task wanted. */
  readonly task?: string;
  /** In place of those of the file. */
  readonly threshold?: number;
  readonly bins?: number;
  readonly incomplete: Incomplete;
  readonly challenge: ChallengeOptions;
  readonly confidence: number;
  readonly format: Format;
  readonly out?: string;
  readonly report?: string;
  readonly findings: boolean;
}

/** Options that go with results files; the others need the images. */
const KNOWN: readonly OptionName[] = [
  ...(['task', 'threshold', 'bins', 'head', 'tail', 'divide', 'challenge'] as const),
  ...(['incomplete', 'confidence', 'format', 'out', 'report', 'findings'] as const),
];

/**
 * What a command line with results files asks for; null where it names none, or asks for help.
 *
 * @throws UsageError for options that need the images
 */
export function parseBoardOptions(args: readonly string[]): BoardOptions | null {
  const boards = resultsFiles(args);
  const given = givenOptions(args);
  if (boards.length === 0 || given.has('help')) return null;
  const other = [...given.keys()].find((name) => !KNOWN.includes(name));
  if (other) {
    throw new UsageError(
      `--${other} does not go with a results file, ${boards[0]}; expected it with --labels and --predictions`,
    );
  }
  const one = oneOfGiven(given);
  const formats = FORMATS.filter((name) => name !== 'codabench' && name !== 'evalai');
  const format = one('format', (text) => oneOf('format', text, formats)) ?? 'table';
  const out = one('out', String);
  if (format === 'parquet' && out === undefined) {
    throw new UsageError('--format parquet needs --out, the folder for the Parquet files');
  }
  return {
    boards,
    task: one('task', String),
    threshold: one('threshold', threshold),
    bins: one('bins', (n) => whole('bins', n, 2, 100)),
    incomplete:
      one('incomplete', (text) => oneOf('incomplete', text, ['mark', 'rank'] as const)) ?? 'mark',
    challenge: challengeOptions(one, one('threshold', threshold)),
    confidence: one('confidence', confidence) ?? 0.95,
    format,
    out,
    report: one('report', String),
    findings: findingsOption(given.has('findings'), format),
  };
}
