// @ts-check
import { contentSecurityPolicy } from './content-security-policy.mjs';

const unused = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/**
 * Headers of every answer. What a `<meta>` cannot say (who may frame the page) is said here.
 * @param {string} [html] the page that is answered, if it is one
 * @returns {Record<string, string>}
 */
export function securityHeaders(html) {
  return {
    'Content-Security-Policy': `${contentSecurityPolicy(html)}; frame-ancestors 'self'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
