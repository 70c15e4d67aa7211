import { OWN_OPTIONS } from './own-options';

const INDENT = ' '.repeat(6);

/** The text of `--help`. */
export function improveHelp(): string {
  const options = Object.entries(OWN_OPTIONS).map(([name, { value, text }]) =>
    [`  --${name} ${value}`, ...text.map((line) => INDENT + line)].join('\n'),
  );
  return `Shows what could be gained without training again.

Usage:
  longtail improve thresholds|calibrate|ensemble|rates --labels FILE --predictions FILE... [options]
  npm run improve -- thresholds|calibrate|ensemble|rates --labels FILE --predictions FILE... [options]

thresholds
      Tunes a threshold for each class, and measures F1, FNR and FPR at it on images that it was not
      fitted on: by cross-fitting, or with --fit-labels on another task. What tuning and measuring
      on the same images would seem to gain is shown beside. With --out it writes
      tuned_thresholds.csv, threshold_gains.csv and thresholds.json.

calibrate
      Maps the scores of each class to probabilities that fit the labels, and measures Brier score, log
      loss and calibration error before and after on images that the map was not fitted on: by
      cross-fitting, or with --fit-labels on another task. With --out it writes recalibration.csv and
      recalibration_gains.csv.

ensemble
      Takes the mean of all submissions given, and measures it beside its best member, or --against.
      Weights are equal, given, or selected greedily; what is selected is measured on images that it
      was not selected on. With --out it writes ensemble_gains.csv, ensemble_classes.csv,
      ensemble_members.csv (what each adds), ensemble_weights.csv, ensemble_pairs.csv (how alike two
      members are), and the scores of the ensemble as ensemble.csv; with selected weights also
      ensemble-cross-fitted.csv, in which each image has weights that were selected without it.

rates
      The sensitivity of each class at a specificity of 80, 90 and 95 %, and the specificity at such a
      sensitivity, with intervals. With --out it writes fixed_rates.csv.

Options, besides those of longtail evaluate that say which files are read and how:
${options.join('\n')}

Examples:
  longtail improve thresholds --labels labels.csv --predictions model_a.csv model_b.csv --out tuned
  longtail improve thresholds --labels test.csv --predictions "A=a/test.csv" \\
      --fit-labels dev.csv --fit-predictions "A=a/dev.csv" --criterion fnr --limit 0.05
  longtail improve ensemble --labels test.csv --predictions A=a.csv B=b.csv C=c.csv \\
      --weighting greedy --scope band --out combined

Exit codes:
  0  done
  1  a file cannot be used, or a folder cannot be written; nothing is left behind in --out
  2  the command cannot be understood
`;
}
