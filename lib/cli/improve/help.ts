import { OWN_OPTIONS } from './own-options';

const INDENT = ' '.repeat(6);

/** The text of `--help`. */
export function improveHelp(): string {
  const options = Object.entries(OWN_OPTIONS).map(([name, { value, text }]) =>
    [`  --${name} ${value}`, ...text.map((line) => INDENT + line)].join('\n'),
  );
  return `Shows what could be gained without training again.

Usage:
  longtail improve thresholds|calibrate --labels FILE --predictions FILE... [options]
  npm run improve -- thresholds --labels FILE --predictions FILE... [options]

thresholds
      Tunes a threshold for each class, and measures F1, FNR and FPR at it on images that it was not
      fitted on: by cross-fitting, or with --fit-labels on another task. What tuning and measuring
      on the same images would seem to gain is shown beside. With --out it writes
      tuned_thresholds.csv, threshold_gains.csv and thresholds.json.

calibrate
      Maps the scores of each class to probabilities that fit the labels, cross-fitted, and measures
      Brier score, log loss and calibration error before and after. With --out it writes
      recalibration.csv and recalibration_gains.csv.

Options, besides those of longtail evaluate that say which files are read and how:
${options.join('\n')}

Examples:
  longtail improve thresholds --labels labels.csv --predictions model_a.csv model_b.csv --out tuned
  longtail improve thresholds --labels test.csv --predictions "A=a/test.csv" \\
      --fit-labels dev.csv --fit-predictions "A=a/dev.csv" --criterion fnr --limit 0.05

Exit codes:
  0  done
  1  a file cannot be used, or a folder cannot be written; nothing is left behind in --out
  2  the command cannot be understood
`;
}
