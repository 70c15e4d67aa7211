import type { FileReader } from '@/lib/ingest/types';
import { Workspace, type WorkspaceParts } from '@/lib/notebook/session/workspace';
import { EvaluationClient } from '@/lib/scoring/client';
import { inProcess } from '../scoring/in-process';
import { nodeReader } from '../scoring/readers';

/** A workspace as in the browser, all of it in this process. */
export function workspaceInNode(
  reader: FileReader = nodeReader(),
  parts: Partial<WorkspaceParts> = {},
): Workspace {
  return new Workspace({
    openReader: async () => reader,
    readers: 2,
    openEvaluation: () => new EvaluationClient(inProcess, 1),
    ...parts,
  });
}
