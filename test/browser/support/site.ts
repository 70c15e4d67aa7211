import { listen } from '../../../lib/cli/serve/listen.mjs';
import { notebookServer } from '../../../lib/cli/serve/server.mjs';

export interface Site {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a static export as `npm start` does, on a free port. */
export async function openSite(
  folder: string,
  basePath = '',
  local?: ReadonlyMap<string, string>,
): Promise<Site> {
  const server = notebookServer({ folder, basePath, local });
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}
