// @ts-check
import { createHash } from 'node:crypto';

/**
 * A CSP hash source for the text of an inline element.
 * @param {string} text
 */
export function hashSource(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/**
 * Texts of the inline scripts of a page, in order.
 * @param {string} html
 */
export function inlineScripts(html) {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes]) => !/\ssrc\s*=/i.test(attributes ?? ''))
    .map(([, , text]) => text ?? '');
}

/**
 * The Content Security Policy of a page or, without one, of any other file: its own origin and
 * nothing else. Inline scripts are those the build wrote, named by hash; WebAssembly may be
 * compiled, text may not; style attributes are allowed, style elements are not.
 * @param {string} [html]
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(html = '') {
  const scripts = [...new Set(inlineScripts(html).map(hashSource))];
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
