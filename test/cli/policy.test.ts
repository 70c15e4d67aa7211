import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  inlineScripts,
} from '../../lib/cli/policy/content-security-policy.mjs';
import { sealed } from '../../lib/cli/policy/seal-pages.mjs';

const page =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><script src="/a.js" async=""></script>' +
  '</head><body><script id="b">first()</script><script>\nsecond("é")\n</script></body></html>';
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

describe('the Content Security Policy', () => {
  it('names inline scripts by the hash of their exact text, and no others', () => {
    expect(inlineScripts(page)).toEqual(['first()', '\nsecond("é")\n']);
    const policy = contentSecurityPolicy(page);
    expect(policy).toContain(
      `'sha256-${sha256('first()')}' 'sha256-${sha256('\nsecond("é")\n')}';`,
    );
    expect(policy.match(/'sha256-/g)).toHaveLength(2);
  });

  it('allows no foreign origin, no text as code and no inline script', () => {
    const directives = contentSecurityPolicy(page).split('; ');
    for (const directive of directives.filter((text) => !text.startsWith('style-src-attr'))) {
      const [, ...sources] = directive.split(' ');
      for (const source of sources) {
        expect(source).toMatch(
          /^('self'|'none'|'wasm-unsafe-eval'|data:|blob:|'sha256-[\w+/=]{44}')$/,
        );
      }
    }
  });

  it('precedes every script and leaves the character set in the first bytes', () => {
    const html = sealed(page);
    const meta = html.indexOf('http-equiv="Content-Security-Policy"');
    expect(meta).toBeGreaterThan(0);
    expect(meta).toBeLessThan(html.indexOf('<script'));
    expect(html.indexOf('charset="utf-8"')).toBeLessThan(1024);
    expect(html.replace(/<meta http-equiv[^>]*>/, '')).toBe(page);
  });
});
