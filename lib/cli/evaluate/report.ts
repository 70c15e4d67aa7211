import { basename } from 'node:path';
import { JSDOM } from 'jsdom';
import { itemOf } from '@/lib/challenge/challenge';
import { reportHtml } from '@/lib/report/report';
import type { ReportFile, ReportTables } from '@/lib/report/types';
import { bandsOf } from './leaderboard';
import { replicatesSentence } from './resampled';
import type { Scored } from './score';

/** The report of what was scored, as an HTML page. */
export function reportOf(
  {
    challenge: { challenge, settings },
    task,
    resampled,
    findings,
    files,
    notes,
    synthetic,
  }: Scored,
  tables: ReportTables,
): string {
  const { document } = new JSDOM().window;
  const read = files.map(({ path, role, hash }): ReportFile => {
    return { name: basename(path), role, hash };
  });
  return reportHtml(
    {
      title: task.name,
      task: task.name,
      images: task.images,
      item: itemOf(challenge),
      classes: task.classes.length,
      synthetic,
      settings,
      bands: bandsOf(task, settings.bands),
      files: read,
      notes,
      tables,
      findings,
      resampling: resampled && {
        note: replicatesSentence(resampled),
        level: resampled.options.level,
        rule: resampled.rule,
        ranks: resampled.ranks,
        letterGroups: resampled.letterGroups,
      },
    },
    document,
  );
}
