import type { PublishedTables, TeamRow } from './tables';

/** One team's use of one technique. */
export interface SolutionCell {
  team: string;
  handle: string;
  technique: string;
  /** What was used, in words; `no` where it was not. */
  detail: string;
  used: boolean;
}

/** Said of what the paper does not say. */
const UNKNOWN = 'not stated';

const yesOrNo = (used: boolean | null) => (used === null ? UNKNOWN : used ? 'yes' : 'no');
const words = (items: string) => items.replaceAll(';', ', ') || UNKNOWN;

/** Table 3's columns: name, what it says, and whether it was used. */
const TECHNIQUES: readonly [string, (row: TeamRow) => string][] = [
  ['Backbone', ({ backbones }) => words(backbones)],
  ['Resolution', ({ resolutions }) => words(resolutions)],
  ['Ensemble', ({ ensemble }) => yesOrNo(ensemble)],
  ['Loss re-weighting', ({ loss_reweighting }) => yesOrNo(loss_reweighting)],
  ['Vision-language', ({ vision_language }) => yesOrNo(vision_language)],
  ['Pre-training', ({ pretraining }) => (pretraining === 'None' ? 'no' : pretraining || UNKNOWN)],
];

/** Table 3 as a matrix of teams by techniques, in its own order. */
export function solutionCells({ published_teams }: PublishedTables): SolutionCell[] {
  return published_teams.flatMap((row) =>
    TECHNIQUES.map(([technique, say]) => {
      const detail = say(row);
      return {
        team: row.team,
        handle: row.handle,
        technique,
        detail,
        used: detail !== 'no' && detail !== UNKNOWN,
      };
    }),
  );
}
