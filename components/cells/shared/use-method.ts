import { useChoice } from '@/components/hooks/document';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { IntervalMethod } from '@/lib/scoring/result-tables';
import { METHOD_NAMES } from './interval-words';

/** Methods that take a class's own counts instead of replicates. */
const FROM_COUNTS: Readonly<Partial<Record<string, readonly IntervalMethod[]>>> = {
  ap: ['logit'],
  auroc: ['delong'],
  fnr: ['clopper_pearson', 'wilson'],
};

/** The method of a cell's intervals, and what there is to choose from. */
export interface MethodChoice {
  readonly shown: IntervalMethod;
  readonly options: readonly { readonly value: IntervalMethod; readonly label: string }[];
  choose(method: IntervalMethod): void;
}

/** The method of intervals of classes: that of the resampling, unless the reader takes another. */
export function useMethod(u: TaskUncertainty, metric: string): MethodChoice {
  const [chosen, setChosen] = useChoice('method', '');
  const others = FROM_COUNTS[metric] ?? [];
  const drawn = u.settings.method;
  const shown = others.find((method) => method === chosen) ?? drawn;
  const options = [drawn, ...others].map((value) => ({ value, label: METHOD_NAMES[value] }));
  return { shown, options, choose: setChosen };
}
