/**
 * Equal for two names exactly where they mean the same team: case and the word "team" before the
 * name do not matter.
 *
 * @example teamKey('Team A') === teamKey('a')
 */
export function teamKey(team: string): string {
  const spelled = team.normalize('NFKC').trim().toLowerCase();
  return spelled.replace(/^team[\s_-]+(?=\S)/, '');
}
