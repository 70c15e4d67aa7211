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

/** A piece between marks, which stays as it is until it is filled in on the page. */
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
    // A dollar before a blank or after one is a sum of money.
    piece('formula', 'inline', '$', /^\$((?!\s)(?:\\.|[^$\\]){1,5000}?)(?<!\s)\$(?!\d)/),
    piece('value', 'inline', '{{', /^\{\{([\s\S]{1,5000}?)\}\}/),
  ],
  renderer: {
    // Formulas and values are of the text itself: what asks to run is told by its braces.
    html: ({ text }) => text.replace(/data-(?=formula|display|value)/gi, 'data-no-'),
  },
});

/** Longest text read as Markdown, in UTF-16 units: its reader takes time by the square. */
const LONGEST = 60_000;

/**
 * Markdown as HTML, not yet safe to show. Formulas and values are left as elements with
 * `data-formula`, `data-display` or `data-value`, to be filled in. A text too long, or nested too
 * deep to be read, stays as it was written.
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
