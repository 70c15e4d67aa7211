import { type PrintedCell, printedTable } from '@/lib/export/table/printed';
import type { ExportTable } from '@/lib/export/table/table';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML: safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

function cellHtml({ text, best }: PrintedCell, align: 'left' | 'right'): string {
  const words = best ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text);
  return `<td${align === 'right' ? ' class="number"' : ''}>${words}</td>`;
}

/** A result table as an HTML table: three decimals, undefined values as a dash, best in bold. */
export function tableHtml(table: ExportTable): string {
  const { columns, rows } = printedTable(table, 3);
  const head = columns.map(
    ({ title, align }) =>
      `<th scope="col"${align === 'right' ? ' class="number"' : ''}>${escapeHtml(title)}</th>`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, i) => cellHtml(cell, columns[i]!.align)).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(table.caption)}"><table><caption>${escapeHtml(table.caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>${table.note ? `\n<p class="note">${escapeHtml(table.note)}</p>` : ''}`;
}

const STYLE = `
:root{color-scheme:light;--ink:#1d2430;--soft:#59626f;--line:#e2e6eb;--accent:#12857b}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1000px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 8px}
h2{font-size:1.25rem;margin:48px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
p{max-width:75ch;margin:8px 0}
.finding{font-weight:600}
.note,.facts{color:var(--soft);font-size:.875rem}
.badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 10px;font-size:.8125rem;font-weight:600;color:#a34a12}
figure{margin:16px 0;overflow-x:auto}
figure svg{display:block;width:100%;min-width:640px;height:auto}
figcaption{color:var(--soft);font-size:.875rem;margin-top:8px;max-width:75ch}
.scroll{overflow-x:auto;margin:16px 0}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding-bottom:6px}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap}
th{border-bottom:2px solid var(--ink)}
.number{text-align:right}
code{font-size:.8125rem;overflow-wrap:anywhere}
@media print{main{max-width:none;padding:0}figure,tr{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}}
`;

/** A whole page that loads nothing and runs nothing. */
export function pageHtml(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
