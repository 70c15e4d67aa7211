/** How steeply a team's log-odds rise: above 1 overconfident, below 1 underconfident. Assumed. */
const CONFIDENCE: Readonly<Record<string, number>> = {
  A: 0.8,
  B: 1.3,
  C: 0.5,
  D: 1.8,
  E: 1.1,
  F: 0.65,
  G: 1,
  H: 0.6,
  I: 1.5,
  'Twin 1': 0.9,
  'Twin 2': 1.4,
  'Twin 3': 0.6,
  'Twin 4': 1,
  'Twin 5': 1.6,
  'Twin 6': 0.7,
};

export function confidenceOf(team: string): number {
  return CONFIDENCE[team]!;
}
