// @ts-check
import { contentSecurityPolicy } from './content-security-policy.mjs';

const unused = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/**
 * Headers of every answer. They include what a `<meta>` cannot set (who may frame the page): any
 * site may show the view of one figure, none the whole notebook.
 * @param {string} [html] the page that is answered, if it is one
 * @param {boolean} [embedded] whether the request is for the view of one figure
 * @returns {Record<string, string>}
 */
export function securityHeaders(html, embedded = false) {
  const ancestors = embedded ? '*' : "'none'";
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(html)}; frame-ancestors ${ancestors}`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
