/** What links to the cells of findings say. */
export const CELL_TITLES: Readonly<Record<string, string>> = {
  leaderboard: 'Leaderboard',
  bands: 'Bands',
  'false-negatives': 'False negatives',
  calibration: 'Calibration',
  'by-group': 'Subgroups',
  'task-agreement': 'Agreement of tasks',
  'long-tail': 'The long tail',
  'ranking-stability': 'Stability of the ranking',
  'published-leaderboards': 'Published leaderboards',
  'printed-agreement': 'Agreement of tasks',
  audit: 'Consistency checks',
};
