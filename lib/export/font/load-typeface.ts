import { readFace, type Typeface } from './typeface';

const FILES = {
  normal: new URL('dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url),
  bold: new URL('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', import.meta.url),
};

async function fetched(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the font cannot be loaded: ${url} answers ${response.status}`);
  return response;
}

async function load(url: URL) {
  return readFace(new Uint8Array(await (await fetched(url)).arrayBuffer()));
}

let loading: Promise<Typeface> | null = null;

/** The typeface from the notebook's own origin; fetched once, on first use. */
export function loadTypeface(): Promise<Typeface> {
  loading ??= Promise.all([load(FILES.normal), load(FILES.bold)]).then(
    ([normal, bold]) => ({ normal, bold }),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** The licence that must accompany the font. */
export async function loadFontLicence(): Promise<string> {
  return (await fetched(new URL('dejavu-fonts-ttf/LICENSE', import.meta.url))).text();
}
