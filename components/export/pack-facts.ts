import { bandsText } from '@/lib/challenge/bands';
import { rankingText } from '@/lib/challenge/challenge';
import { FAMILY } from '@/lib/export/font/family';
import type { PackFacts, PackInput } from '@/lib/export/pack/readme';
import { tunedWords } from '@/lib/improve/criteria';
import { clusterCaution } from '@/lib/inference/clusters';
import { isSynthetic } from '@/lib/notebook/origin';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { SessionState } from '@/lib/notebook/session/types';
import type { NotebookSettings } from '@/lib/notebook/settings';
import type { UncertaintySettings } from '@/lib/notebook/uncertainty/settings';
import type { Run } from '@/lib/notebook/uncertainty/state';
import { runOutOfDate } from '@/lib/notebook/uncertainty/state-of';
import { METHOD_NAMES, percentOf, unitPhrase } from '@/lib/notebook/uncertainty/words';

/** The files that the visible results were computed from. */
export function packInputs(state: SessionState): PackInput[] {
  const origins = shownOrigins(state);
  return state.sources.flatMap(({ file, loaded, source, origin, status, stored }) =>
    loaded && source && status.kind === 'ready' && origins.includes(origin)
      ? [
          {
            name: file.name,
            role: source.role,
            rows: loaded.rows,
            hash: loaded.hash,
            synthetic: isSynthetic({ origin, ...(stored && { stored }) }),
          },
        ]
      : [],
  );
}

/** The current settings by name. */
export function packSettings(settings: NotebookSettings): PackFacts['settings'] {
  const { threshold, tuned, improve, bands, ranking, bins, binning, order, hiddenTeams, task } =
    settings;
  return [
    ['Positive if the score is above', threshold.toFixed(3)],
    ...(tuned ? [['Thresholds tuned', tunedWords(improve, improve.from)] as const] : []),
    ['Bands', bands ? bandsText(bands) : 'those of the challenge'],
    ['Ranking', ranking ? rankingText(ranking) : 'that of the challenge'],
    ['Calibration', `${bins} bins of equal ${binning === 'width' ? 'width' : 'count'}`],
    ['Order of classes', order],
    ['Task', task ?? 'the first one'],
    ['Hidden teams', hiddenTeams.length > 0 ? hiddenTeams.join(', ') : 'none'],
  ];
}

/** How these tasks were resampled, if they were, and whether that is out of date. */
export function packResampling(
  evaluations: readonly SessionEvaluation[],
  runs: ReadonlyMap<string, Run>,
  threshold: number,
  settings: UncertaintySettings,
): PackFacts['settings'] {
  const { level, method } = settings;
  return evaluations.flatMap((evaluation) => {
    const run = runs.get(evaluation.id);
    if (!run?.replicates || run.replicates.done === 0) return [];
    const { done, asked, seed, clusters } = run.replicates;
    const count = done < asked ? `the first ${done} of ${asked}` : `${done}`;
    const caution = clusterCaution(clusters.use);
    const outOfDate = runOutOfDate({ evaluation, threshold }, run, settings);
    return [
      [
        `Resampling of ${evaluation.task}`,
        `${count} replicates of ${unitPhrase(clusters.use)}, seed ${seed}, FNR and F1 at threshold ${run.replicates.threshold}; ${percentOf(level)} intervals, ${METHOD_NAMES[method]} method unless a table says otherwise${caution && `. ${caution}`}${outOfDate ? `. Out of date: ${outOfDate.why}` : ''}`,
      ] as const,
    ];
  });
}

/** Versions of the libraries that compute, draw and write, set at build time. */
export function packVersions(): Readonly<Record<string, string>> {
  const built: unknown = JSON.parse(process.env.NEXT_PUBLIC_VERSIONS ?? '{}');
  return { ...(built as Record<string, string>), [FAMILY]: '2.37' };
}
