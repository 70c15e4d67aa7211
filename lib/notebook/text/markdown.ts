import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!);
}

/** A formula or value between its delimiters, left as an element that the page fills in. */
function piece(
  name: 'formula' | 'display' | 'value',
  level: 'inline' | 'block',
  mark: string,
  pattern: RegExp,
): TokenizerAndRendererExtension {
  return {
    name: `${name}-${level}`,
    level,
    start: (source) => {
      const at = source.indexOf(mark);
      return at < 0 ? undefined : at;
    },
    tokenizer(source): Tokens.Generic | undefined {
      const found = pattern.exec(source);
      return found
        ? { type: `${name}-${level}`, raw: found[0], text: found[1]!.trim() }
        : undefined;
    },
    renderer: ({ text }) => {
      const shown = escapeHtml(String(text));
      const element = level === 'block' ? 'div' : 'span';
      return `<${element} data-${name}="${shown}">${shown}</${element}>`;
    },
  };
}

const marked = new Marked({
  gfm: true,
  async: false,
  extensions: [
    piece('display', 'block', '$$', /^\$\$([\s\S]{1,5000}?)\$\$(?:\n|$)/),
    piece('display', 'inline', '$$', /^\$\$([^$]{1,5000}?)\$\$/),
    // A dollar sign next to a space is money, not a formula.
    piece('formula', 'inline', '$', /^\$((?!\s)(?:\\.|[^$\\]){1,5000}?)(?<!\s)\$(?!\d)/),
    piece('value', 'inline', '{{', /^\{\{([\s\S]{1,5000}?)\}\}/),
  ],
  renderer: {
    // Only braces in the text make values that run: raw HTML cannot.
    html: ({ text }) => text.replace(/data-(?=formula|display|value)/gi, 'data-no-'),
  },
});

/** Longest text parsed as Markdown, in UTF-16 units: parsing takes quadratic time. */
const LONGEST = 60_000;

/**
 * Markdown as HTML, not yet safe to show. Formulas and values are left as elements with
 * `data-formula`, `data-display` or `data-value` for the page to fill in. A text that is too long, or
 * nested too deeply, is shown as plain text.
 */
export function markdownHtml(markdown: string): string {
  if (markdown.length <= LONGEST) {
    try {
      return marked.parse(markdown, { async: false });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return `<pre>${escapeHtml(markdown)}</pre>`;
}
