import { clopperPearson } from '@/lib/metrics';
import { countOf, formatCount, formatPercent } from '@/lib/plots/core/format';
import { atThreshold } from '@/lib/plots/core/threshold';
import type { ClassMetricRow } from '@/lib/scoring/result-tables';
import type { Finding, FindingInputs, Part } from './types';
import { className, finding, intervalText, listed, rateText, rowsBy, team } from './words';

/** Positives below which a rate is too uncertain to be called the highest. */
export const FEW_POSITIVES = 10;

/** Classes in the small figure. */
const SHOWN = 5;

const LEVEL = 0.95;

interface Missed {
  readonly class: string;
  readonly positives: number;
  readonly best: ClassMetricRow;
  /** Whether no other team misses as few. */
  readonly isSole: boolean;
  readonly teams: number;
}

/** By class, the team that misses fewest; most missed first. */
function missedClasses({ classRows }: FindingInputs): Missed[] {
  const known = classRows.filter((row) => row.fnr !== null);
  return [...rowsBy(known, (row) => row.class)]
    .map(([name, own]) => {
      const best = own.reduce((a, b) => (b.fnr! < a.fnr! ? b : a));
      const isSole = own.filter((row) => row.fnr === best.fnr).length === 1;
      return { class: name, positives: best.positives, best, isSole, teams: own.length };
    })
    .sort((a, b) => b.best.fnr! - a.best.fnr! || b.positives - a.positives);
}

function exactInterval({ best }: Missed) {
  const missed = Math.round(best.fnr! * best.positives);
  const [lower, upper] = clopperPearson(missed, best.positives, LEVEL);
  return { lower, upper };
}

/** Rates near 1, with digits. */
const nearlyAll = (rate: number) => (rate > 0.9995 ? rateText(rate) : formatPercent(rate));

/** The class that is missed most, among those not missed wholly. */
function mostMissed(inputs: FindingInputs, others: boolean, own: readonly Missed[]): Finding[] {
  const { task, item, threshold } = inputs;
  const [most] = own;
  if (!most) return [];
  const ends = exactInterval(most);
  const many = most.teams > 1;
  const positives = `${formatCount(most.positives)} positive ${item.many}`;
  const subject: readonly Part[] = others
    ? ['Of the other classes, ', className(most.class), ' is missed most: ']
    : [className(most.class), ' is missed most: '];
  return [
    finding(
      {
        task,
        topic: 'missed',
        cell: 'false-negatives',
        strength: 'described',
        statistic: 'fnr',
        value: most.best.fnr,
        ...ends,
        level: LEVEL,
        basis: `Clopper-Pearson, ${item.many} taken as independent`,
        team: most.best.team,
        class: most.class,
        band: most.best.band,
        figure: {
          kind: 'rows',
          format: 'percent',
          rows: own.slice(0, SHOWN).map((one) => ({
            name: one.class,
            class: one.class,
            value: one.best.fnr!,
            ...exactInterval(one),
          })),
        },
      },
      subject,
      many ? 'every team' : team(most.best.team),
      ` misses ${many ? 'at least ' : ''}${rateText(most.best.fnr!)} of ${positives}`,
      intervalText(ends, LEVEL, most.best.fnr! < 0.995 ? rateText : nearlyAll),
      ...(many && most.isSole ? [', ', team(most.best.team), ' fewest,'] : []),
      ` ${atThreshold(threshold, String)}.`,
    ),
  ];
}

/** The classes most missed, and those missed wholly by every team, at the threshold. */
export function missedFindings(inputs: FindingInputs): Finding[] {
  const { task, threshold } = inputs;
  const opening = `A${atThreshold(threshold, String).slice(1)}`;
  const all = missedClasses(inputs);
  const wholly = all.filter(({ best }) => best.fnr === 1);
  const left = all.filter(({ best, positives }) => best.fnr! < 1 && positives >= FEW_POSITIVES);
  if (all.length === 0) return [];
  const many = new Set(inputs.classRows.map((row) => row.team)).size > 1;
  const who: Part = many ? 'every team' : team(inputs.classRows[0]!.team);
  const names = listed(wholly.map((one) => className(one.class)));
  const common = {
    task,
    topic: 'missed',
    cell: 'false-negatives',
    strength: 'described',
    statistic: 'classes with fnr 1',
    value: wholly.length,
  } as const;
  if (wholly.length === all.length) {
    return [
      finding(
        common,
        `${opening}, `,
        who,
        ' misses all positives of every class.',
        threshold === 'tuned' ? '' : ' The scores may need a lower threshold.',
      ),
    ];
  }
  return [
    ...(wholly.length > 0
      ? [
          finding(
            { ...common, class: wholly.length === 1 ? wholly[0]!.class : null },
            `${opening}, `,
            who,
            ` misses all positives of ${countOf(wholly.length, 'class')}: `,
            names,
            '.',
          ),
        ]
      : []),
    ...mostMissed(inputs, wholly.length > 0, left),
  ];
}
