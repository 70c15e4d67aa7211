import { type FidelityRow, isTarget, missOf } from '@/lib/challenge/fidelity';

/** A team's figures over all classes, measured beside printed, and its farthest class figures. */
export interface FidelitySummary {
  readonly task: string;
  readonly team: string;
  readonly metrics: ReadonlyMap<string, Pick<FidelityRow, 'measured' | 'published'>>;
  /** Greatest distance of a class from its target; null where nothing was aimed at. */
  readonly worst: Readonly<Record<'ap' | 'f1' | 'fnr', number | null>>;
}

/** One summary a task and team, in the order of the rows. */
export function fidelitySummaries(rows: readonly FidelityRow[]): FidelitySummary[] {
  const own = new Map<string, FidelityRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.task, row.team]);
    own.set(key, [...(own.get(key) ?? []), row]);
  }
  return [...own.values()].map((all) => {
    const { task, team } = all[0]!;
    const targets = all.filter(isTarget).filter((row) => row.class !== null);
    const worst = (metric: string) => {
      const misses = targets.filter((row) => row.metric === metric).map(missOf);
      return misses.length === 0 ? null : Math.max(...misses);
    };
    const overall = all.filter((row) => row.class === null);
    return {
      task,
      team,
      metrics: new Map(overall.map((row) => [row.metric, row])),
      worst: { ap: worst('ap'), f1: worst('f1'), fnr: worst('fnr') },
    };
  });
}
