/** Fetches what reads files, checks and joins them: a notebook without any needs none of it. */
export const intake = () => import('./file-work');
