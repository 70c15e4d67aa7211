import type { CountedImages, FileFacts, SourceFile } from '@/lib/ingest/types';
import { stampOf } from '@/lib/results/assemble';
import { countedTask } from '@/lib/results/counted-task';
import { countedClasses } from '@/lib/results/from-score-counts';
import { GENERATOR } from '@/lib/results/types';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { classesWithTraining } from '@/lib/scoring/task';
import type { OpenedResults } from './open-results';

/** The results of a file of score counts: a task, and the submission of one team. */
export function openCounts(
  file: SourceFile,
  facts: FileFacts,
  counted: CountedImages,
  team: string,
): OpenedResults {
  const stamp = stampOf(facts);
  const { classes } = classesWithTraining(countedClasses(counted), [], null);
  const { threshold, bins, binning } = DEFAULT_SETTINGS;
  const replicates = counted.replicates.length;
  return {
    results: {
      generator: GENERATOR,
      level: 'exact',
      synthetic: false,
      minimumCount: 1,
      settings: { threshold, bins, binning },
      tasks: [countedTask('Score counts', [{ team, file: stamp, counted }], classes)],
      notebook: null,
    },
    container: stamp,
    file,
    from: 'score-counts',
    notes: [
      'Images counted by class and score, without the images themselves.',
      ...(replicates > 0
        ? [`The page does not use its ${replicates} replicates; the terminal does.`]
        : []),
    ],
  };
}
