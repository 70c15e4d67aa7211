import { tunedWords } from '@/lib/improve/criteria';
import type { NotebookSettings } from '../settings';

/** Where classes are called positive, for footers and lists of settings. */
export function calledWhere({ threshold, tuned, improve }: NotebookSettings): string {
  return tuned
    ? `thresholds tuned: ${tunedWords(improve, improve.from)}`
    : `positive where score > ${threshold.toFixed(3)}`;
}
