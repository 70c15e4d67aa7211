import type { FidelityRow } from '@/lib/challenge/fidelity';
import {
  auroc,
  averagePrecision,
  type Confusion,
  calibrationBins,
  confusionAt,
  ece,
  eceDecision,
  f1,
  fnr,
  macro,
  micro,
  rankPositives,
} from '@/lib/metrics';
import { isMisprinted } from './printed';
import { type PrintedFigures, printedFigures } from './printed-figures';
import type { Submission, Target } from './targets';
import type { TestSet } from './twin';

/** Figures of one class of a submission, with its counts at 0.5. */
interface Measured extends Confusion {
  readonly ap: number;
  readonly auroc: number;
  readonly ece: number;
  readonly eceDecision: number;
}

const THRESHOLD = 0.5;
const BINS = { bins: 15, binning: 'width' } as const;

/** Measures one class as the notebook would. */
function measureClass(scores: Float32Array, labels: Uint8Array): Measured {
  const ranking = rankPositives(scores, labels);
  const bins = calibrationBins(scores, labels, BINS);
  return {
    ap: averagePrecision(ranking),
    auroc: auroc(ranking),
    ece: ece(bins),
    eceDecision: eceDecision(bins),
    ...confusionAt(scores, labels, THRESHOLD),
  };
}

type Figure = Omit<FidelityRow, 'task' | 'team'>;

const TOLERANCE = { ap: 0.01, f1: 0.01, fnr: 0.01, map: 0.002, macro: 0.01 };
/** Task 2's false negative rates are whole counts: equal to the last printed digit. */
const EXACT = 0.0005;

const defined = (value: number) => (Number.isNaN(value) ? null : value);
const within = (target: number | null, tolerance: number) => (target === null ? null : tolerance);

function classFigures(
  name: string,
  measured: Measured,
  target: Target,
  { task, team, printed }: Submission,
): Figure[] {
  const fnrTarget = printed && !isMisprinted(task, team) ? target.fnr : null;
  const figure = (metric: string, value: number, wanted: number | null, tolerance: number) => ({
    class: name,
    metric,
    published: printed ? wanted : null,
    target: wanted,
    measured: defined(value),
    tolerance: within(wanted, tolerance),
  });
  return [
    figure('ap', measured.ap, target.ap, TOLERANCE.ap),
    figure('f1', f1(measured), target.f1, TOLERANCE.f1),
    figure('fnr', fnr(measured), fnrTarget, task === 2 ? EXACT : TOLERANCE.fnr),
  ];
}

function overallFigures(
  all: readonly Measured[],
  targets: readonly Target[],
  submission: Submission,
  published: PrintedFigures,
): Figure[] {
  const pooled = micro(all);
  const wantedF1 = targets.map((t) => t.f1 ?? Number.NaN);
  const figure = (
    metric: keyof PrintedFigures,
    value: number,
    wanted: number | null = null,
    tolerance = TOLERANCE.macro,
  ) => ({
    class: null,
    metric,
    published: published[metric] ?? null,
    target: wanted,
    measured: defined(value),
    tolerance: within(wanted, tolerance),
  });
  const average = (of: (m: Measured) => number) => macro(all.map(of));
  const macroFnr = submission.printed ? macro(targets.map((t) => t.fnr)) : null;
  return [
    figure(
      'map',
      average((m) => m.ap),
      macro(targets.map((t) => t.ap)),
      TOLERANCE.map,
    ),
    figure('mf1', average(f1), defined(macro(wantedF1))),
    figure('macro_fnr', average(fnr), macroFnr),
    figure('micro_f1', f1(pooled)),
    figure('micro_fnr', fnr(pooled)),
    figure(
      'mauroc',
      average((m) => m.auroc),
    ),
    figure(
      'mece',
      average((m) => m.ece),
    ),
    figure(
      'mece_decision',
      average((m) => m.eceDecision),
    ),
  ];
}

/** Measures a submission's scores with the notebook's own kernels. */
export function fidelityOf(
  submission: Submission,
  { classes, labels }: TestSet,
  scores: ReadonlyMap<string, Float32Array>,
): FidelityRow[] {
  const { task, team, targets } = submission;
  const measured = classes.map(({ name }) => measureClass(scores.get(name)!, labels.get(name)!));
  const wanted = classes.map(({ name }) => targets.get(name)!);
  const figures = [
    ...overallFigures(measured, wanted, submission, printedFigures(task, team)),
    ...classes.flatMap(({ name }, c) => classFigures(name, measured[c]!, wanted[c]!, submission)),
  ];
  return figures.map((figure) => ({ task: `Task ${task}`, team, ...figure }));
}
