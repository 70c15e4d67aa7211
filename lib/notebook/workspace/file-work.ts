/** What is done with files in the database. Fetched when there is one: see `intake`. */
export { readFile } from '@/lib/evaluation/intake/source';
export { joinTask, makeSubmission, submissionColumns } from '@/lib/evaluation/intake/submission';
export { taskLabels } from '@/lib/evaluation/intake/task-labels';
export { breakDownTask, taskAttributes } from './parting';
export { readInto } from './read-into';
