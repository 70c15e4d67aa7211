import { inItems } from '@/lib/challenge/words';
import type { Finding } from '@/lib/findings/types';
import { TEAM_STATISTICS } from '@/lib/metrics';
import { withItem } from '@/lib/plots/core/item';
import { escapeHtml, pageHtml, tableHtml } from './html';
import { type ReportSection, reportSections } from './sections';
import type { ReportFile, ReportInputs } from './types';

const count = (n: number) => n.toLocaleString('en-US');
const badge = (synthetic: boolean) =>
  synthetic ? '<p><span class="badge">Synthetic data</span></p>\n' : '';

function sectionHtml(section: ReportSection, synthetic: boolean): string {
  const { id, title, finding, caption, figure, tables } = section;
  return `<section id="${id}">
<h2>${escapeHtml(title)}</h2>
${badge(synthetic)}<p class="finding">${escapeHtml(finding)}</p>
<figure>
${figure}
<figcaption>${escapeHtml(caption)}</figcaption>
</figure>
${tables.map((table, i) => `<details${id === 'leaderboard' && i === 0 ? ' open' : ''}><summary>${escapeHtml(table.caption)}</summary>\n${tableHtml(table)}\n</details>`).join('\n')}
</section>`;
}

const fileHtml = ({ name, role, hash }: ReportFile) =>
  `<li>${escapeHtml(name)} (${escapeHtml(role)})<br><code>SHA-256 ${escapeHtml(hash)}</code></li>`;

function methodHtml({ settings, files, bands, notes, resampling }: ReportInputs): string {
  const { threshold, bins } = settings;
  const settled = [
    `A class is called positive where its score is above ${threshold}.`,
    `Calibration uses ${bins} bins.`,
    `How classes are divided: ${bands}.`,
    ...(resampling ? [resampling.note] : ['No intervals: nothing was resampled.']),
    ...notes,
  ];
  return `<section id="method">
<h2>How this was computed</h2>
<ul>${settled.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
<h2>Files</h2>
<ul>${files.map(fileHtml).join('\n')}</ul>
<p class="note">This page holds statistics only: no image, no label and no score of an image. It loads nothing and runs no script. Longtail Notebook computed it.</p>
</section>`;
}

/** A finding as an item of a list, its names in bold, leading to its section if the report has it. */
function findingHtml({ parts, cell }: Finding, sections: readonly ReportSection[]): string {
  const words = parts.map((part) =>
    typeof part === 'string' ? escapeHtml(part) : `<strong>${escapeHtml(part.name)}</strong>`,
  );
  const section = sections.find(({ id }) => id === cell);
  const link = section ? ` <a href="#${section.id}">${escapeHtml(section.title)}</a>` : '';
  return `<li>${words.join('')}${link}</li>`;
}

/**
 * A report of one task as one HTML page: figures as SVG, tables, settings and files. It needs
 * nothing beside it, loads nothing and runs no script.
 *
 * @param document where the figures are drawn; in Node that of a DOM library
 */
export function reportHtml(inputs: ReportInputs, document: Document): string {
  const { title, task, images, item, classes, synthetic, resampling } = inputs;
  const sections = withItem(item, () => reportSections(inputs, document)).map((section) => ({
    ...section,
    caption: inItems(section.caption, item),
  }));
  const contents = sections.map(
    ({ id, title: heading }) => `<a href="#${id}">${escapeHtml(heading)}</a>`,
  );
  const groups = resampling?.letterGroups ?? [];
  const metric = TEAM_STATISTICS[resampling?.rule ?? 'map'].title;
  const together = groups.map(
    (teams) =>
      `<li>No significant difference in ${escapeHtml(metric)}: ${escapeHtml(teams.join(', '))}</li>`,
  );
  const head = `<h1>${escapeHtml(title)}</h1>
${badge(synthetic)}<p class="facts">${escapeHtml(task)}: ${count(images)} ${escapeHtml(item.many)}, ${count(classes)} classes</p>
<ul>
${inputs.findings.map((one) => findingHtml(one, sections)).join('\n')}
${together.join('\n')}
</ul>
<nav class="facts" aria-label="Contents">${contents.join(' · ')} · <a href="#method">How this was computed</a></nav>`;
  const body = sections.map((section) => sectionHtml(section, synthetic));
  return pageHtml(title, [head, ...body, methodHtml(inputs)].join('\n'));
}
