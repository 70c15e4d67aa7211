import type { DocumentCell } from '@/lib/notebook/document/types';
import { bringsQuery } from '@/lib/notebook/persistence/asks-to-run';

const NAMES = { sql: ['query', 'queries'], chart: ['chart', 'charts'], text: ['text', 'texts'] };

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What of a notebook waits to be run. */
export function heldText(cells: readonly DocumentCell[]): string {
  const waiting = cells.filter(bringsQuery);
  const counts = (['sql', 'chart', 'text'] as const).flatMap((kind) => {
    const count = waiting.filter((cell) => cell.kind === kind).length;
    return count === 0 ? [] : [`${count} ${NAMES[kind][count === 1 ? 0 : 1]}`];
  });
  const them = waiting.length === 1 ? 'it' : 'them';
  return `This notebook came from elsewhere and brings ${list(counts)} of its own. Nothing of ${them} has run: look at ${them} first.`;
}
