/** How steeply a team's log-odds rise: above 1 overconfident, below 1 underconfident. Assumed. */
const CONFIDENCE: Readonly<Record<string, number>> = {
  A: 1,
  B: 1.6,
  C: 0.7,
  D: 2,
  E: 1.3,
  F: 0.8,
  G: 1.2,
  H: 0.6,
  I: 1.8,
};

export function confidenceOf(team: string): number {
  return CONFIDENCE[team] ?? 1;
}
