import type { TaskEvaluation } from '../evaluation';
import type { ScoreSource } from '../images/source';
import { type BoardSamples, boardSamples } from './board-samples';
import { type SharedImages, sharedImages } from './shared-images';
import { allTeamBoards, type TeamBoards } from './team-boards';

/** Two label files of the same images, and the teams under both. */
export interface BoardComparison {
  readonly shared: SharedImages;
  readonly samples: readonly BoardSamples[];
  readonly teams: readonly TeamBoards[];
  /** Of both tasks, where they are there. */
  readonly evaluations: readonly TaskEvaluation[];
  readonly threshold: number;
}

/** Compares a task with the labels that another file has of its images; null where none has any. */
export async function compareBoards(
  source: ScoreSource,
  evaluations: readonly TaskEvaluation[],
  threshold: number,
): Promise<BoardComparison | null> {
  const shared = await sharedImages(source);
  if (!shared) return null;
  const samples = await boardSamples(source, shared, threshold);
  return { shared, samples, teams: allTeamBoards(samples), evaluations, threshold };
}
