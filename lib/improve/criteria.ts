import type { Criterion } from '@/lib/metrics';
import type { ImproveSettings } from './settings';

/** What a threshold can be tuned for, in words. */
export const CRITERION_TITLES: Readonly<Record<Criterion, string>> = {
  f1: 'best F1',
  fnr: 'FNR at most',
  fpr: 'FPR at most',
  youden: 'Youden (recall + specificity)',
  prevalence: 'as many calls as positives',
  cost: 'lowest cost',
};

const PLACES = { class: 'each class', band: 'each band', all: 'all classes together' } as const;

/** How thresholds are tuned, in words: best F1 of each class, cross-fitted over 5 folds. */
export function tunedWords(
  { thresholds: { criterion, limit, scope }, folds }: ImproveSettings,
  from: string | null,
): string {
  const amount = criterion === 'fnr' || criterion === 'fpr' ? ` ${limit}` : '';
  const cost = criterion === 'cost' ? ` where a miss costs ${limit} false positives` : '';
  const where = from === null ? `cross-fitted over ${folds} folds` : `fitted on ${from}`;
  return `${CRITERION_TITLES[criterion]}${amount} of ${PLACES[scope]}${cost}, ${where}`;
}
