import { unusualCsv } from '@/lib/cli/evaluate/unusual-csv';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { FileReader } from '@/lib/ingest/types';

/** A reader on this thread, as in the terminal. */
export const nodeReader = (): FileReader => openNodeReader({ unusualCsv });
