/** What is done with files in the database. Fetched when there is one: see `intake`. */
export { readFile } from '@/lib/engine/intake/source';
export { joinTask, makeSubmission, submissionColumns } from '@/lib/engine/intake/submission';
export { taskLabels } from '@/lib/engine/intake/task-labels';
export { breakDownTask, taskAttributes } from './parting';
export { readInto } from './read-into';
