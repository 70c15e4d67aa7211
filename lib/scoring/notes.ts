import type { Submission } from './fit';
import type { Task } from './task';

const COUNT = new Intl.NumberFormat('en-US');

const count = (n: number) => COUNT.format(n);

function names(list: readonly string[]): string {
  const shown = list.slice(0, 8).join(', ');
  return list.length > 8 ? `${shown} and ${list.length - 8} more` : shown;
}

/** What is worth knowing of a task's labels, a sentence each. */
export function labelNotes(task: Task): string[] {
  const unknown = task.classes.filter((c) => c.unknown > 0);
  const empty = task.classes.filter((c) => c.positives === 0);
  const full = task.classes.filter((c) => c.images > 0 && c.positives === c.images);
  const sum = unknown.reduce((total, c) => total + c.unknown, 0);
  return [
    ...(sum > 0
      ? [
          `${count(sum)} ${sum === 1 ? 'label is' : 'labels are'} unknown (empty or −1) and left out of their class's figures: ${names(unknown.map((c) => `${c.name} ${count(c.unknown)}`))}`,
        ]
      : []),
    ...(empty.length > 0
      ? [`No positive image, so no AP, AUROC or FNR: ${names(empty.map((c) => c.name))}`]
      : []),
    ...(full.length > 0
      ? [`No negative image, so no AUROC: ${names(full.map((c) => c.name))}`]
      : []),
  ];
}

/** How many images of a submission were matched. */
export function matchedNote({ alignment }: Submission): string {
  return `${count(alignment.images)} images matched`;
}

/** What of a submission or of its task could not be matched; nothing where all was. */
export function unmatchedNotes({ alignment, missing, ignored, scored }: Submission): string[] {
  const examples = (ids: readonly string[]) => `for example ${ids.join(', ')}`;
  return [
    ...(alignment.onlyLabels > 0
      ? [
          `${count(alignment.onlyLabels)} images of the labels have no prediction and are left out, ${examples(alignment.onlyLabelsExamples)}`,
        ]
      : []),
    ...(alignment.onlyPredictions > 0
      ? [
          `${count(alignment.onlyPredictions)} predicted images have no label, ${examples(alignment.onlyPredictionsExamples)}`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `scored on ${scored.length} ${scored.length === 1 ? 'class' : 'classes'} only; no column for ${names(missing)}`,
        ]
      : []),
    ...(ignored.length > 0 ? [`columns without a class in the labels: ${names(ignored)}`] : []),
  ];
}
