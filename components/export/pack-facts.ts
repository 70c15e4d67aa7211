import { METHOD_NAMES, percentOf, unitPhrase } from '@/components/cells/shared/interval-words';
import { FAMILY } from '@/lib/export/font/family';
import type { PackFacts, PackInput } from '@/lib/export/pack/readme';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { WorkspaceState } from '@/lib/notebook/session/types';
import type { NotebookSettings } from '@/lib/notebook/settings';
import type { UncertaintySettings } from '@/lib/notebook/uncertainty/settings';
import type { Run } from '@/lib/notebook/uncertainty/state';

/** The files that results on show were computed from. */
export function packInputs(state: WorkspaceState): PackInput[] {
  const origins = shownOrigins(state);
  return state.sources.flatMap(({ file, loaded, source, origin, status }) =>
    loaded && source && status.kind === 'ready' && origins.includes(origin)
      ? [
          {
            name: file.name,
            role: source.role,
            rows: loaded.rows,
            hash: loaded.hash,
            synthetic: origin === 'built-in',
          },
        ]
      : [],
  );
}

/** The settings in force, by name. */
export function packSettings(settings: NotebookSettings): PackFacts['settings'] {
  const { threshold, limits, bins, binning, order, hiddenTeams, task } = settings;
  return [
    ['A class is called positive where its score is above', threshold.toFixed(3)],
    ['Head', `training prevalence above ${limits.head}`],
    ['Tail', `training prevalence below ${limits.tail}`],
    ['Calibration', `${bins} bins of equal ${binning === 'width' ? 'width' : 'count'}`],
    ['Order of classes', order],
    ['Task', task ?? 'the first there is'],
    ['Teams left out', hiddenTeams.length > 0 ? hiddenTeams.join(', ') : 'none'],
  ];
}

/** How replicates of each of these tasks were drawn, where any were. */
export function packResampling(
  tasks: readonly string[],
  runs: ReadonlyMap<string, Run>,
  { level, method }: UncertaintySettings,
): PackFacts['settings'] {
  return [...runs].flatMap(([task, { basis, replicates }]) => {
    if (!tasks.includes(task) || !replicates || replicates.done === 0) return [];
    const { done, asked, seed, cluster } = replicates;
    const count = done < asked ? `the first ${done} of ${asked}` : `${done}`;
    return [
      [
        `Resampling of ${task}`,
        `${count} replicates of ${unitPhrase(cluster)}, seed ${seed}, FNR and F1 at threshold ${basis.threshold}; ${percentOf(level)} intervals, ${METHOD_NAMES[method]} method unless a table says otherwise`,
      ] as const,
    ];
  });
}

/** Versions of what computes, draws and writes, as built. */
export function packVersions(): Readonly<Record<string, string>> {
  const built: unknown = JSON.parse(process.env.NEXT_PUBLIC_VERSIONS ?? '{}');
  return { ...(built as Record<string, string>), [FAMILY]: '2.37' };
}
