/** Ending of a results file's name. */
export const RESULTS_END = '.longtail.zip';

/** Names of the entries of a results file. */
export const MANIFEST_NAME = 'manifest.json';
export const NOTEBOOK_NAME = 'notebook.json';
/** What cells computed of images that the file does not hold. */
export const OUTCOMES_NAME = 'outcomes.json';
export const tablePath = (table: string) => `tables/${table}.parquet`;
