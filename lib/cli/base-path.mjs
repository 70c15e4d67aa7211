// @ts-check

/**
 * The sub-path a build is served under, as Next.js wants it: `/longtail/`, `longtail` and
 * `/longtail` are all `/longtail`; nothing, or `/`, is the root and gives an empty text.
 * @param {string | undefined} text
 */
export function normalBasePath(text = '') {
  const inner = text.trim().replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}
