import { parseArgs } from 'node:util';
import { UsageError } from '../terminal/usage-error';

export interface MergeOptions {
  readonly files: readonly string[];
  readonly out: string;
  /** Whether all tasks become one. */
  readonly pool: boolean;
  /** Name of the pooled task. */
  readonly task: string;
}

export const HELP = `Puts several results files into one.

Usage:
  longtail merge FILE FILE... --out FILE [options]
  npm run merge -- FILE FILE... --out FILE [options]

Without --pool each task stays a task of its own. With --pool all tasks become one, as if their
images had been scored together: counts of images by score are added, so AP, AUROC, calibration
and FNR are those of the concatenated files. The files must hold score counts
(evaluate --results FILE --level exact, without --min-count) of the same classes. Only teams that
have the same name in every task are pooled; the others are named and left out.

Options:
  --out FILE
      The results file to write.
  --pool
      Makes all tasks one.
  --task NAME
      Name of the pooled task. Default: Pool.
  -h, --help
      Prints this text.

Exit codes:
  0  done
  1  a file cannot be used, or tasks cannot be pooled; nothing is written
  2  the command cannot be understood
`;

/**
 * What the command line asks for; `'help'` where that is asked for.
 *
 * @throws UsageError
 */
export function parseMergeOptions(args: readonly string[]): MergeOptions | 'help' {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  if (positionals.length === 0) throw new UsageError('expected one or more results files');
  if (!values.out) throw new UsageError('--out is missing; expected the results file to write');
  if (values.task !== undefined && !values.pool) {
    throw new UsageError('--task needs --pool: it names the pooled task');
  }
  const { out, pool = false, task = 'Pool' } = values;
  return { files: positionals, out, pool, task };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      pool: { type: 'boolean' },
      task: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
