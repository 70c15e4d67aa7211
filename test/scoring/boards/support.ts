import { TextColumn } from '@/lib/ingest/text-column';
import {
  auroc,
  averagePrecision,
  confusionGrid,
  type Labels,
  Random,
  rankPositives,
  type Scores,
} from '@/lib/metrics';
import type { GroupedImages } from '@/lib/scoring/attributes';
import type { TaskEvaluation } from '@/lib/scoring/evaluation';
import { DisagreementSums } from '@/lib/scoring/images/candidates';
import type { ImageSource } from '@/lib/scoring/images/source';

/** A board of bird recordings: scores of each team by class, and a second reading of some of them. */
export interface Board {
  readonly classes: readonly string[];
  readonly labels: readonly Labels[];
  readonly second: readonly (Labels | null)[] | null;
  readonly teams: Readonly<Record<string, readonly Scores[]>>;
  readonly clusterOf?: Uint32Array;
  readonly areProbabilities?: boolean;
  readonly attributes?: readonly GroupedImages[];
}

/** A board as the session gives its images. */
export function sourceOf(board: Board): ImageSource {
  const {
    classes,
    labels,
    second,
    teams,
    clusterOf,
    areProbabilities = true,
    attributes = [],
  } = board;
  const images = labels[0]!.length;
  return {
    task: 'field labels',
    classes: classes.map((name, index) => ({
      name,
      positives: labels[index]!.filter((label) => label === 1).length,
      images,
      training: null,
    })) as unknown as ImageSource['classes'],
    labels,
    ids: TextColumn.of(Array.from({ length: images }, (_, i) => `r${i}`)),
    teams: Object.keys(teams),
    calls: async () => [],
    coCalls: async () => null,
    conditional: async () => null,
    scores: async (name, only) =>
      Object.entries(teams)
        .filter(([team]) => only === undefined || team === only)
        .map(([team, scores]) => ({
          team,
          scores: scores[classes.indexOf(name)]!,
          areProbabilities,
        })),
    disagreement: async () => new DisagreementSums(images),
    clusters: async () => ({
      unit: clusterOf ? 'site' : null,
      clusterOf: clusterOf ?? Uint32Array.from({ length: images }, (_, i) => i),
    }),
    attributes: async () => attributes,
    secondLabels: async () => second && { name: 'expert labels', labels: second },
  };
}

/** AP, AUROC and counts of all images by both tasks' own labels. */
export function evaluationsOf(board: Board): TaskEvaluation[] {
  const of = (task: string, labels: readonly (Labels | null)[]) => ({
    task,
    classes: [],
    submissions: Object.entries(board.teams).map(([team, scores]) => ({
      team,
      calibration: [],
      classes: board.classes.flatMap((name, c) => {
        const own = labels[c];
        if (!own) return [];
        const ranking = rankPositives(scores[c]!, own);
        const known = own.filter((label) => label !== 255);
        return [
          {
            class: name,
            ap: averagePrecision(ranking),
            auroc: auroc(ranking),
            positives: known.filter((label) => label === 1).length,
            images: known.length,
            ...confusionGrid(scores[c]!, own, 1000),
          },
        ];
      }),
    })),
  });
  const tasks = [of('field labels', board.labels), of('expert labels', board.second ?? [])];
  return tasks as unknown as TaskEvaluation[];
}

/** Recordings of three species; experts heard the first 200 again, and disagree on a tenth. */
export function birds(disagree = 0.1): Board {
  const random = new Random(3);
  const uniform = () => random.next() / 2 ** 32;
  const images = 600;
  const classes = ['Wren', 'Robin', 'Chiffchaff'];
  const labels = classes.map((_, c) =>
    Uint8Array.from({ length: images }, () => (uniform() < 0.4 / (c + 1) ? 1 : 0)),
  );
  // Experts do not know the third species.
  const second = classes.map((_, c) =>
    c === 2
      ? null
      : labels[c]!.map((label, i) => (i >= 200 ? 255 : uniform() < disagree ? 1 - label : label)),
  );
  const team = (skill: number) =>
    labels.map((own) =>
      Float64Array.from(own, (label) => (skill * label + uniform()) / (1 + skill)),
    );
  return {
    classes,
    labels,
    second,
    teams: { 'Team Owl': team(0.6), 'Team Kite': team(0.3), Heron: team(0.1) },
  };
}
