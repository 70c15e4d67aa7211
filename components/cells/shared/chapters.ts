/** The chapters of the notebook in reading order, and their titles. */
export const CHAPTERS = {
  summary: 'Summary',
  about: 'About the challenge',
  ranking: 'Ranking',
  tail: 'The long tail',
  failures: 'Failures and images',
  calibration: 'Calibration and thresholds',
  between: 'Between tasks and labels',
  checks: 'Checks of the data',
  own: 'Own cells',
} as const;

export type Chapter = keyof typeof CHAPTERS;
