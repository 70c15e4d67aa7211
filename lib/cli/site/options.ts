import { normalBasePath } from '../base-path.mjs';
import { type Options as EvaluateOptions, parseOptions } from '../evaluate/options';
import { UsageError } from '../terminal/usage-error';

export interface SiteOptions {
  readonly out: string;
  /** Sub-path that the site will be served under; empty for the root. */
  readonly basePath: string;
  /** A notebook's file that the site opens. */
  readonly notebook: string | null;
  /** A results file, or the files to evaluate. */
  readonly source:
    | { readonly kind: 'results'; readonly path: string }
    | { readonly kind: 'files'; readonly options: (resultsPath: string) => EvaluateOptions };
}

/** Options of `longtail site`; all others are those of `longtail evaluate`. */
const OWN = ['out', 'base-path', 'notebook', 'results'] as const;
type Own = (typeof OWN)[number];

export const HELP = `Makes a static site of the notebook and its results, for any host.

Usage:
  longtail site --results FILE --out FOLDER [options]
  longtail site --labels FILE --predictions FILE... --out FOLDER [options]
  npm run site -- ...

The site opens on the results. It holds no label file, predictions or ids, and no built-in data.

Options:
  --out FOLDER
      Where the site is written. An earlier site there is replaced.
  --results FILE
      A results file, as longtail evaluate --results and the page write it.
  --labels, --predictions and all other options of longtail evaluate
      In place of --results: the files are evaluated, and their results are published.
  --notebook FILE.longtail.json
      Opens this notebook: its cells, texts, queries and settings. Default: the
      notebook that the results file holds.
  --base-path PATH
      The sub-path that the site will be served under, such as /longtail. Default: the root.
  -h, --help
      Prints this text.

Exit codes:
  0  done
  1  a file cannot be used; an earlier site is left as it was
  2  the command cannot be understood
`;

function isOwn(name: string): name is Own {
  return OWN.some((own) => own === name);
}

/** Takes the options of this command out of the command line. */
function split(args: readonly string[]): { own: Map<Own, string>; rest: string[] } {
  const own = new Map<Own, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [, name = '', , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(args[at]!) ?? [];
    if (!isOwn(name)) {
      rest.push(args[at]!);
      continue;
    }
    const value = inline ?? args[++at];
    if (value === undefined || value === '') {
      throw new UsageError(`--${name} is given without a value`);
    }
    if (own.has(name)) throw new UsageError(`--${name} is given more than once; give it once`);
    own.set(name, value);
  }
  return { own, rest };
}

function parsedFiles(args: readonly string[]): EvaluateOptions {
  const options = parseOptions(args);
  if (options === 'help') throw new UsageError('--help belongs to longtail site');
  return options;
}

/**
 * What the command line asks for.
 *
 * @throws UsageError
 */
export function parseSiteOptions(args: readonly string[]): SiteOptions | 'help' {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  const { own, rest } = split(args);
  const out = own.get('out');
  const results = own.get('results');
  if (out === undefined) throw new UsageError('--out is missing; expected the folder for the site');
  if (results === undefined && rest.length === 0) {
    throw new UsageError(
      '--results is missing; expected a results file, or --labels and --predictions',
    );
  }
  if (results !== undefined && rest.length > 0) {
    throw new UsageError(
      `--results already holds an evaluation; leave out ${rest[0]}, or --results`,
    );
  }
  // Errors of these options are reported before anything is made.
  if (results === undefined) parsedFiles(rest);
  return {
    out,
    basePath: normalBasePath(own.get('base-path')),
    notebook: own.get('notebook') ?? null,
    source:
      results === undefined
        ? { kind: 'files', options: (path) => parsedFiles([...rest, '--results', path]) }
        : { kind: 'results', path: results },
  };
}
