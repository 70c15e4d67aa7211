// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { markdownHtml } from '@/lib/notebook/text/markdown';
import { safeFragment } from '@/lib/notebook/text/safe-html';

function shown(markdown: string): HTMLElement {
  const root = document.createElement('div');
  root.append(safeFragment(markdownHtml(markdown)));
  return root;
}

describe('text of the reader’s', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<img src="https://elsewhere.test/pixel.png">',
    '![pixel](https://elsewhere.test/pixel.png)',
    '<style>body { display: none }</style>',
    '<p style="position: fixed; inset: 0">over all</p>',
    '<iframe src="/"></iframe>',
    '<form action="/"><input name="x"><button>send</button></form>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<p onclick="alert(1)" id="sources" class="hidden">x</p>',
    '<video src="https://elsewhere.test/v.mp4"></video><audio src="x"></audio>',
    '<link rel="stylesheet" href="https://elsewhere.test/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://elsewhere.test">',
    '<base href="https://elsewhere.test/"><object data="x"></object><embed src="x">',
    '<template><img src=x onerror=alert(1)></template>',
    '$x"><img src=y onerror=alert(1)>$',
    '{{ "><img src=y onerror=alert(1)> }}',
    '<span data-value="a" data-formula="b" onmouseover="alert(1)" data-other="c">x</span>',
  ])('is harmless: %s', (markdown) => {
    const root = shown(markdown);
    const kinds =
      'script,style,img,iframe,form,input,button,svg,math,video,audio,link,meta,base,object,embed,template';
    expect(root.querySelector(kinds)).toBeNull();
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).toMatch(/^(href|title|align|start|rel|target|data-(formula|display|value))$/);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|#)/);
      }
    }
  });

  it.each([
    '<span data-value="SELECT 1">x</span>',
    '<DIV DATA-VALUE="SELECT 1">x</DIV>',
    '<p\n data-formula="x" data-display=y>x</p>',
  ])('asks for values and formulas between their own marks only: %s', (markdown) => {
    expect(shown(markdown).querySelector('[data-value],[data-formula],[data-display]')).toBeNull();
  });

  it.each([
    ['nested too deep', '>'.repeat(50_000)],
    ['too long', 'a '.repeat(50_000)],
  ])('stays as it is written where it is %s', (_what, markdown) => {
    expect(shown(markdown).textContent).toBe(markdown);
  });

  it('takes a mark that is never closed for text, soon', () => {
    for (const mark of ['$a ', '{{ ']) {
      expect(shown(mark.repeat(5000)).textContent).toContain(mark);
    }
  });

  it('opens links elsewhere without telling where from', () => {
    const link = shown('[paper](https://example.org/a)').querySelector('a');
    expect(link?.getAttribute('rel')).toBe('noreferrer noopener');
    expect(link?.getAttribute('target')).toBe('_blank');
  });

  it('keeps what prose is made of', () => {
    const root = shown(
      '# Findings\n\n- **one**\n- *two*\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> said\n\n`code`',
    );
    for (const kind of ['h1', 'ul li strong', 'em', 'table td', 'blockquote', 'code']) {
      expect(root.querySelector(kind), kind).not.toBeNull();
    }
  });

  it('leaves formulas and values intact although they contain Markdown', () => {
    const root = shown(
      'Cost $a_1 * b_2 * c < d$ and {{ team_metrics.map where team = "*A*" | .3 }} but $5 and $6.\n\n$$\n\\sum_i x_i\n$$\n\n`{{ code }} $x$`',
    );
    const data = (name: string) =>
      Array.from(root.querySelectorAll<HTMLElement>(`[data-${name}]`), (e) => e.dataset[name]);
    expect(data('formula')).toEqual(['a_1 * b_2 * c < d']);
    expect(data('display')).toEqual(['\\sum_i x_i']);
    expect(data('value')).toEqual(['team_metrics.map where team = "*A*" | .3']);
    expect(root.textContent).toContain('but $5 and $6.');
    expect(root.querySelector('code')?.textContent).toBe('{{ code }} $x$');
  });
});
