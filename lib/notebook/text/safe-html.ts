import createDOMPurify, { type Config } from 'dompurify';

const TAGS =
  'a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  );

/** Attributes that hold no address. */
const PLAIN = ['title', 'align', 'start', 'data-formula', 'data-display', 'data-value'];

const CONFIG: Config = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ['href', ...PLAIN],
  ADD_URI_SAFE_ATTR: PLAIN,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
  RETURN_DOM_FRAGMENT: true,
};

type Purifier = ReturnType<typeof createDOMPurify>;

const purifiers = new WeakMap<Window, Purifier>();

function purifierOf(window: Window & typeof globalThis): Purifier {
  const known = purifiers.get(window);
  if (known) return known;
  const purifier = createDOMPurify(window);
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName !== 'A') return;
    node.setAttribute('rel', 'noreferrer noopener');
    if (!node.getAttribute('href')?.startsWith('#')) node.setAttribute('target', '_blank');
  });
  purifiers.set(window, purifier);
  return purifier;
}

/**
 * HTML as inert elements: no script, style, form, frame, image or event handler, and no address
 * other than web, mail and same-page links.
 */
export function safeFragment(
  html: string,
  window: Window & typeof globalThis = globalThis.window,
): DocumentFragment {
  return purifierOf(window).sanitize(html, { ...CONFIG, RETURN_DOM_FRAGMENT: true });
}
