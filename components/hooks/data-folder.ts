const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** The address of the folder `data` on the page's own origin. */
export function dataFolder(): URL {
  return new URL(`${BASE_PATH}/data/`, window.location.origin);
}
