import { formatFactor, formatPercent } from '@/lib/plots/core/format';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { Finding, FindingInputs } from './types';
import { finding, shareOfTeams, team } from './words';

/** Scores within this factor of the positives are called about right. */
const TOLERANCE = 1.1;

/** Teams in the small figure. */
const SHOWN = 5;

interface Expected {
  readonly team: string;
  /** Mean score over all images and classes, and the share of them that is positive. */
  readonly meanScore: number;
  readonly rate: number;
  /** Positives that the scores expect over those there are. */
  readonly factor: number;
}

/** Mean score and positive rate of each team over all classes; most different first. */
function expectedPositives({ bins, teams }: FindingInputs): Expected[] {
  return teams
    .flatMap(({ team: name }) => {
      let [count, score, positives] = [0, 0, 0];
      for (const row of bins) {
        if (row.team !== name || row.class !== ALL_CLASSES) continue;
        if (row.mean_score === null || row.positive_rate === null) continue;
        count += row.count!;
        score += row.count! * row.mean_score;
        positives += row.count! * row.positive_rate;
      }
      if (count === 0 || positives === 0 || score === 0) return [];
      const factor = score / positives;
      return [{ team: name, meanScore: score / count, rate: positives / count, factor }];
    })
    .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
}

type Side = 'high' | 'low' | 'right';

function sideOf({ factor }: Expected): Side {
  if (factor > TOLERANCE) return 'high';
  return factor < 1 / TOLERANCE ? 'low' : 'right';
}

const SIDES: readonly { readonly side: Side; readonly words: string }[] = [
  { side: 'high', words: 'too high' },
  { side: 'low', words: 'too low' },
  { side: 'right', words: 'about right (within 10\u00a0%)' },
];

/** How many teams' scores are too high, too low and about right; empty for one team. */
function countsText(all: readonly Expected[]): string {
  if (all.length < 2) return '';
  const start = ' On average over all classes, scores are ';
  const found = SIDES.flatMap(({ side, words }) => {
    const count = all.filter((one) => sideOf(one) === side).length;
    return count === 0 ? [] : [{ count, words }];
  });
  const [only, ...others] = found;
  if (only && others.length === 0) {
    return `${start}${only.words} for ${shareOfTeams(only.count, all.length)}.`;
  }
  const parts = found.map(({ count, words }) => `${words} for ${count}`);
  return `${start}${parts.join(', ')} of ${all.length} teams.`;
}

const SAYS: Readonly<Record<Side, string>> = {
  high: ' is overconfident',
  low: ' is underconfident',
  right: ' is about right on average',
};

/** `4.10 times as many positives as there are`, `12 % fewer positives than there are`. */
function factorText(factor: number): string {
  if (factor > 2 || factor < 0.5) {
    return `${formatFactor(factor)} times as many positives as there are`;
  }
  const percent = Math.round(100 * Math.abs(factor - 1));
  if (percent === 0) return 'as many positives as there are';
  return `${percent}\u00a0% ${factor > 1 ? 'more' : 'fewer'} positives than there are`;
}

/** Whose scores are too high or too low on average, and by how much. */
export function calibrationFindings(inputs: FindingInputs): Finding[] {
  const all = expectedPositives(inputs);
  const [worst] = all;
  if (!worst) return [];
  return [
    finding(
      {
        task: inputs.task,
        topic: 'calibration',
        cell: 'calibration',
        strength: 'described',
        statistic: 'expected over observed positives',
        value: worst.factor,
        team: worst.team,
        figure: {
          kind: 'rows',
          format: 'factor',
          reference: 1,
          rows: all.slice(0, SHOWN).map(({ team: name, factor }) => ({
            name,
            team: name,
            value: factor,
            lower: null,
            upper: null,
          })),
        },
      },
      team(worst.team),
      `${SAYS[sideOf(worst)]}: its scores expect ${factorText(worst.factor)} `,
      `(mean score ${formatPercent(worst.meanScore)}, positive ${formatPercent(worst.rate)}).`,
      countsText(all),
    ),
  ];
}
