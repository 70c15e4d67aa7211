import { sameName } from './selection';

/** How many of many teams are shown, and up to how many all are. */
const FIRST = 12;
const MOST = 15;

/** Whether a figure with a mark for each team would be too crowded to read. */
export function areMany(teams: readonly string[]): boolean {
  return teams.length > MOST;
}

/**
 * The teams to show in a figure with a mark for each: if there are many, the best and the selected.
 *
 * @param teams best rank first
 */
export function fewTeams(teams: readonly string[], selected: readonly string[]): readonly string[] {
  if (!areMany(teams)) return teams;
  return teams.filter(
    (team, place) => place < FIRST || selected.some((name) => sameName('teams', name, team)),
  );
}

/** Labels of the choice between the best and all teams. */
export function fewTeamsWords(teams: readonly string[]): { first: string; all: string } {
  return { first: `best ${FIRST}`, all: `all ${teams.length}` };
}
