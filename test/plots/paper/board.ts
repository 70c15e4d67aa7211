import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import type { TeamStability } from '@/lib/inference/rank-stability';
import { Random } from '@/lib/metrics';

/** How long the names of a board are: 5, up to 30, and 80 characters. */
export type Names = 'short' | 'usual' | 'long';

const FINDINGS = [
  'Edema',
  'Enlarged Cardiomediastinum',
  'Pulmonary Embolism',
  'Calcification of the Aorta',
  'Pleural Other',
  'Fracture',
];

const pad = (n: number) => `${n + 1}`.padStart(4, '0');

const CLASS_NAME: Readonly<Record<Names, (n: number) => string>> = {
  short: (n) => `c${pad(n)}`,
  usual: (n) => `${FINDINGS[n % FINDINGS.length]}${n < FINDINGS.length ? '' : ` ${n}`}`,
  // What differs is in the middle, at the end and at the beginning of 80 characters.
  long: (n) =>
    n % 3 === 0
      ? `Chronic ischaemic change of the ${pad(n)} lobe with or without an old haemorrhagic focus`
      : n % 3 === 1
        ? `Chronic ischaemic change of the lower lobe with an old haemorrhagic focus, no. ${pad(n)}`
        : `${pad(n)}: chronic ischaemic change of the upper lobe and an old haemorrhage beside it`,
};

const TEAM_NAME: Readonly<Record<Names, (n: number) => string>> = {
  short: (n) => `t${pad(n)}`,
  usual: (n) => ['Aurora', 'deep-chest', 'Radiance Lab', 'x_ray_vision'][n % 4]! + (n < 4 ? '' : n),
  long: (n) =>
    `challenge-2026/submissions/group_${n % 5}/run_${pad(n)}/convnext_large_384_asl_ensemble.csv`,
};

/** Synthetic rows of a board, as figures take them. */
export interface Board {
  readonly teams: readonly string[];
  readonly classes: readonly string[];
  readonly rows: ReturnType<typeof rowsOf>;
}

const TRAIN = 100_000;
const IMAGES = 10_000;
const BANDS = ['head', 'medium', 'tail'] as const;

function bandOf(prevalence: number): (typeof BANDS)[number] {
  return prevalence > 0.1 ? 'head' : prevalence >= 0.01 ? 'medium' : 'tail';
}

const bar = (value: number, half: number) => ({
  lower: Math.max(0, value - half),
  upper: Math.min(1, value + half),
});

/** A long tail: prevalences fall evenly on a log scale, the last class has no positive. */
function classFacts(classes: readonly string[]) {
  return classes.map((name, c) => {
    const prevalence = 0.35 * 0.0004 ** (c / Math.max(1, classes.length - 1));
    const positives = c === classes.length - 1 ? 0 : Math.max(1, Math.round(prevalence * IMAGES));
    return {
      class: name,
      train: prevalence,
      band: bandOf(prevalence),
      positives,
      images: IMAGES,
      prevalence: positives / IMAGES,
    };
  });
}

function classRows(teams: readonly string[], classes: readonly string[], random: Random) {
  const noise = () => random.below(1000) / 1000;
  return teams.flatMap((team, t) =>
    classFacts(classes).map(({ train: _, ...facts }) => {
      const isDefined = facts.positives > 0;
      const ap = Math.min(0.95, 0.05 + facts.prevalence + 0.4 * noise() + 0.002 * t);
      return {
        team,
        ...facts,
        ap: isDefined ? ap : null,
        auroc: isDefined ? 0.6 + 0.35 * noise() : null,
        f1: isDefined ? 0.7 * noise() : null,
        fnr: isDefined ? noise() : null,
        ece: 0.2 * noise(),
        lift: isDefined ? ap / facts.prevalence : null,
      };
    }),
  );
}

const SHARED = {
  method: 'percentile',
  bias: null,
  level: 0.95,
  replicates: 1000,
  lost: 0,
  out_of_date: null,
} as const;

/** Ranks that spread over seven places about the team's own. */
function rankRows(teams: readonly string[]) {
  const shares = [0.02, 0.08, 0.2, 0.4, 0.2, 0.08, 0.02];
  const ranks = teams.flatMap((team, t) => {
    const own = shares.map((share, i) => ({ team, rank: t + 1 + i - 3, probability: share }));
    return own.filter(({ rank }) => rank >= 1 && rank <= teams.length);
  });
  const summaries = teams.map(
    (team, t): TeamStability => ({
      team,
      rank: t + 1,
      first: t < 3 ? 0.333 : 0,
      topThree: t < 5 ? 0.5 : 0,
      median: t + 1,
      lower: Math.max(1, t - 1),
      upper: Math.min(teams.length, t + 3),
    }),
  );
  return { ranks, teams: summaries };
}

function pairRows(teams: readonly string[]) {
  return teams.flatMap((team, i) =>
    teams.slice(i + 1).map((other, k) => ({
      team,
      other,
      difference: 0.002 * (k + 1),
      lower: 0.002 * (k + 1) - 0.006,
      upper: 0.002 * (k + 1) + 0.006,
      level: 0.95,
      probability: Math.min(1, 0.55 + 0.05 * k),
      p_holm: k > 6 ? 0.001 : 0.3,
    })),
  );
}

const mean = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b) / known.length;
};

function meansOf(rows: ReturnType<typeof classRows>) {
  return {
    classes: rows.length,
    map: mean(rows.map((row) => row.ap)),
    mauroc: mean(rows.map((row) => row.auroc)),
    mf1: mean(rows.map((row) => row.f1)),
    mfnr: mean(rows.map((row) => row.fnr)),
    mece: mean(rows.map((row) => row.ece)),
  };
}

function intervalRows(rows: ReturnType<typeof classRows>) {
  return rows.flatMap((row) =>
    (['ap', 'fnr'] as const).flatMap((metric) => {
      const value = row[metric];
      if (value === null) return [];
      const half = 0.9 / Math.sqrt(row.positives);
      const { team, class: subject } = row;
      return [{ ...SHARED, team, scope: 'class' as const, subject, metric, ...bar(value, half) }];
    }),
  );
}

function rowsOf(teams: readonly string[], classes: readonly string[]) {
  const random = new Random(11);
  const byClass = classRows(teams, classes, random);
  const byTeam = new Map(
    teams.map((team) => [team, byClass.filter((row) => row.team === team)] as const),
  );
  return {
    classRows: byClass,
    ofTeam: (team: string) => byTeam.get(team) ?? [],
    teamRows: teams.map((team, t) => ({ team, rank: t + 1, ...meansOf(byTeam.get(team)!) })),
    bandRows: teams.flatMap((team) =>
      BANDS.map((band) => ({
        team,
        band,
        ...meansOf(byTeam.get(team)!.filter((row) => row.band === band)),
      })),
    ),
    labelCounts: classFacts(classes).flatMap(({ train, class: name, band, ...test }) => [
      {
        class: name,
        band,
        split: 'train',
        positives: Math.round(train * TRAIN),
        images: TRAIN,
        prevalence: train,
      },
      { class: name, band, split: 'test', ...test },
    ]),
    calibration: teams.flatMap((series) =>
      [8000, 1500, 300, 0, 20].map((count, bin) => ({
        series,
        bin,
        lower: bin / 5,
        upper: (bin + 1) / 5,
        count,
        mean_score: count > 0 ? bin / 5 + 0.08 : null,
        positive_rate: count > 0 ? Math.min(1, bin / 5 + 0.1) : null,
      })),
    ),
    curves: teams.flatMap((team, t) =>
      (['pr', 'roc'] as const).flatMap((curve) =>
        [0, 0.25, 0.5, 0.75, 1].map((x, i) => ({
          team,
          class: classes[0]!,
          curve,
          x,
          y: curve === 'pr' ? 1 - 0.9 * x * (1 - 0.01 * t) : x ** (0.4 + 0.005 * t),
          threshold: 1 - i / 4,
        })),
      ),
    ),
    ranks: rankRows(teams),
    pairs: pairRows(teams),
    intervals: {
      rows: intervalRows(byClass),
      note: '95 % percentile intervals, 1,000 replicates of patients, seed 7.',
    },
  };
}

/** A board of so many teams and classes. */
export function boardOf(teams: number, classes: number, names: Names): Board {
  const list = (count: number, name: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => name(n));
  const own = list(teams, TEAM_NAME[names]);
  const all = list(classes, CLASS_NAME[names]);
  let rows: Board['rows'] | null = null;
  return {
    teams: own,
    classes: all,
    get rows() {
      rows ??= rowsOf(own, all);
      return rows;
    },
  };
}

export const BOARD_BANDS = DEFAULT_BANDS;
