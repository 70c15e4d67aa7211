import { type FidelityRow, isMissed, isTarget, missOf } from '@/lib/challenge/fidelity';

const CHECKS = ['map', 'mf1', 'macro_fnr', 'micro_f1', 'micro_fnr', 'mauroc', 'mece_decision'];
const TARGETS = ['ap', 'f1', 'fnr'];

const digits = (value: number | null) => (value === null ? '-' : value.toFixed(3));

function grid(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows.map((row) => row.map((cell, c) => cell.padEnd(widths[c]!)).join('  ')).join('\n');
}

function teamLines(rows: readonly FidelityRow[]): string[][] {
  const teams = new Map(rows.map(({ task, team }) => [`${task} ${team}`, { task, team }]));
  return [...teams.values()].map(({ task, team }) => {
    const own = rows.filter((row) => row.task === task && row.team === team);
    const overall = CHECKS.map((metric) => {
      const row = own.find((r) => r.class === null && r.metric === metric)!;
      return `${digits(row.measured)} (${digits(row.published)})`;
    });
    const worst = TARGETS.map((metric) => {
      const targets = own.filter((r) => r.class !== null && r.metric === metric).filter(isTarget);
      return targets.length === 0 ? '-' : Math.max(...targets.map(missOf)).toFixed(4);
    });
    return [task, team, ...overall, ...worst];
  });
}

/** The fidelity report as text: measured (published) figures, largest misses, and what was missed. */
export function fidelityText(rows: readonly FidelityRow[]): string {
  const header = ['task', 'team', ...CHECKS, ...TARGETS.map((metric) => `worst ${metric}`)];
  const missed = rows.filter(isMissed).map(({ task, team, metric, target, measured, ...row }) => {
    return [task, team, row.class ?? 'all classes', metric, digits(target), digits(measured)];
  });
  const met = rows.filter(isTarget).length - missed.length;
  return [
    'Synthetic twin: measured figures, published ones in brackets; largest distance from a target.',
    'mAUROC and mECE (decision) are no targets.',
    '',
    grid([header, ...teamLines(rows)]),
    '',
    `${met} of ${met + missed.length} targets are within their tolerance.`,
    ...(missed.length > 0
      ? ['', grid([['task', 'team', 'class', 'metric', 'target', 'measured'], ...missed])]
      : []),
  ].join('\n');
}
