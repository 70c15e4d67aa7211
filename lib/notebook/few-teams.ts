import { sameName } from './selection';

/** So many teams are told apart in one figure; a few more are still drawn together. */
const FIRST = 12;
const MOST = 15;

/** Whether a figure of all these teams would be too crowded to read. */
export function areMany(teams: readonly string[]): boolean {
  return teams.length > MOST;
}

/**
 * Of many teams those that a figure with a mark for each shows: the first, and those selected.
 *
 * @param teams best rank first
 */
export function fewTeams(teams: readonly string[], selected: readonly string[]): readonly string[] {
  if (!areMany(teams)) return teams;
  return teams.filter(
    (team, place) => place < FIRST || selected.some((name) => sameName('teams', name, team)),
  );
}

/** What the choice between few and all teams is called. */
export function fewTeamsWords(teams: readonly string[]): { first: string; all: string } {
  return { first: `best ${FIRST}`, all: `all ${teams.length}` };
}
