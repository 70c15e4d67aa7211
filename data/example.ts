import type { BuiltInFile, Example } from './manifest';
import { writeBoard } from './results';

const RESULTS = 'example_board.longtail.zip';
const TASK = 'Task 2';
/** Teams on the board: those that the paper names, but for the last, whose submission joins it. */
const TEAMS = ['A', 'C', 'E', 'F', 'Twin 6'];
/** As many as the notebook makes by itself, so that the newcomer is compared at once. */
const REPLICATES = 1000;

/**
 * Writes the example of a published board: results of the gold standard of the twin, with replicates,
 * so that the submission left out can join it.
 *
 * @param folder that holds the files
 */
export async function writeExample(
  folder: string,
  files: readonly BuiltInFile[],
): Promise<Example> {
  const isLabels = ({ role, task }: BuiltInFile) => role === 'labels' && task === TASK;
  const submissions = TEAMS.flatMap(
    (team) => files.find((file) => file.task === TASK && file.team === team) ?? [],
  );
  const newcomer = submissions.at(-1)!;
  const board = files.filter((file) => isLabels(file) || file.role === 'metadata');
  const published = submissions.filter((file) => file !== newcomer);
  const target = { folder, name: RESULTS, replicates: REPLICATES };
  await writeBoard(target, [...board, ...published]);
  return { results: RESULTS, labels: files.find(isLabels)!.path, submission: newcomer.path };
}
