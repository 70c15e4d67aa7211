import { expect, it } from 'vitest';
import { CLASS_STATISTICS, type StatisticWords, TEAM_STATISTICS } from '@/lib/metrics';
import { RESULT_TABLES, type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import type { Column } from '@/lib/scoring/tables/declare';

const HEAD = `# Result tables

Made from the declarations by \`npx vitest run test/scoring/documentation.test.ts -u\`. Undefined
values are null in SQL and Parquet, empty in CSV. Rates and scores lie in [0, 1].
`;

const line = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function columnLine(name: string, column: Column): string {
  const { type, unit = '', description, undefinedWhen, values } = column;
  const of = values ? `: ${values.map((value) => `\`${value}\``).join(', ')}` : '';
  const empty = undefinedWhen ? `null where ${undefinedWhen}` : '';
  return line(`\`${name}\``, type, unit, [description + of, empty].filter(Boolean).join('; '));
}

function tableText(name: ResultTableName): string {
  const { description, key, columns, inSql, inFiles, dependsOn } = tableOf(name);
  const places = [inSql && 'SQL', inFiles && '`--out` of the terminal'].filter(Boolean);
  return [
    `## \`${name}\``,
    '',
    description,
    '',
    `- Key: ${key.map((column) => `\`${column}\``).join(', ')}`,
    `- Depends on: ${dependsOn.join(', ')}`,
    `- In: ${places.join(', ') || 'the page only'}`,
    '',
    line('column', 'type', 'unit', 'holds'),
    line('---', '---', '---', '---'),
    ...Object.entries(columns).map((entry) => columnLine(...entry)),
    '',
  ].join('\n');
}

function statisticLine([name, words]: [string, StatisticWords]): string {
  const { title, description, better, resampled, undefinedWhen } = words;
  const more = `${better ? `${better} is better` : ''}${resampled ? ', intervals' : ''}`;
  return line(`\`${name}\``, title, description, undefinedWhen, more.replace(/^, /, ''));
}

function statisticsText(title: string, statistics: Readonly<Record<string, StatisticWords>>) {
  const head = [
    line('name', 'title', 'definition', 'undefined where', ''),
    line('---', '---', '---', '---', '---'),
  ];
  const lines = Object.entries(statistics).map(statisticLine);
  return [`## ${title}`, '', ...head, ...lines, ''].join('\n');
}

it('lists every table, column and statistic as they are declared', async () => {
  const names = Object.keys(RESULT_TABLES) as ResultTableName[];
  const text = [
    HEAD,
    ...names.map(tableText),
    statisticsText('Statistics of a class', CLASS_STATISTICS),
    statisticsText('Statistics of a team', TEAM_STATISTICS),
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../lib/scoring/tables/README.md');
});
