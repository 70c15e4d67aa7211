import type { WorkspaceState } from './types';

/** Changes only when what is computed of the sources does, not with each step of their progress. */
export function sourcesSignature({ sources }: Pick<WorkspaceState, 'sources'>): string {
  return JSON.stringify(
    sources.map((e) => [e.id, e.version, e.status.kind, e.joined?.task, e.choices.team]),
  );
}
