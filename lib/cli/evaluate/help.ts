import { RESAMPLED_TABLES, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { OPTION_LIST, OPTION_NAMES } from './option-list';
import type { OptionText } from './option-text';

const INDENT = ' '.repeat(6);

function optionHelp(name: string, { value, short, text }: OptionText): string {
  const spelled = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  return [`  ${spelled}`, ...text.map((line) => INDENT + line)].join('\n');
}

/** The text of `--help`. */
export function helpText(): string {
  const options = OPTION_NAMES.map((name) => optionHelp(name, OPTION_LIST[name])).join('\n');
  return `Scores the predictions of one or many teams against labels, class by class.

Usage:
  longtail evaluate --labels FILE --predictions FILE... [options]
  longtail evaluate RESULTS.longtail.zip... [options]
  npm run evaluate -- ...

It prints a leaderboard: teams by mean average precision (mAP), ties by mean AUROC, or as the
challenge ranks them. Files are Parquet, CSV, JSON, Arrow, .npy or .npz, also gzipped or alone in a
ZIP file; images are matched by id and classes by name, whatever their order. Score counts, as the
query of --sql makes them, need no --labels. Checks, messages and numbers are those of the notebook.

A results file gives the leaderboard and tables that its raw files gave, with the threshold and bins it
was written with unless others are given. --task names one of its tasks; --confidence, --bins,
--threshold, --head, --tail, --divide, --challenge, --incomplete, --format, --findings, --out and
--report go with it. Other options need the images.

Options:
${options}

Result tables in --out, numbers in 17 significant digits, undefined ones empty:
  ${WRITTEN_TABLES.slice(0, 3).join(', ')},
  ${WRITTEN_TABLES.slice(3).join(', ')}
with --bootstrap also:
  ${RESAMPLED_TABLES.join(', ')}

Examples:
  longtail evaluate --labels labels.csv --predictions model_a.csv model_b.csv
  longtail evaluate --labels labels.parquet --predictions "submissions/*.parquet" \\
      --counts classes.csv --task "Task 1" --out results --format parquet
  longtail evaluate --labels labels.csv --predictions "Team A=a/scores.csv" "Team B=b/scores.csv" \\
      --threshold 0.1 --format json
  longtail evaluate --labels labels.csv --predictions "submissions/*.csv" \\
      --bootstrap 1000 --seed 7 --cluster subject_id --out results
  longtail evaluate --sql postgres --labels-table labels --predictions-table model_a \\
      --classes "Edema,Pleural Effusion" | psql --csv > counts.csv
  longtail evaluate board.longtail.zip --threshold 0.1 --out tables

Exit codes:
  0  done; with --keep-going also where some predictions cannot be used
  1  a file cannot be used, or a folder cannot be written; nothing is left behind in --out
  2  the command cannot be understood
`;
}
