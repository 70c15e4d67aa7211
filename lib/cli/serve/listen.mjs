// @ts-check
import { createServer } from 'node:net';
import { CommandError } from '../command-error.mjs';

export const host = '127.0.0.1';

/**
 * @param {string | undefined} text the PORT setting
 * @returns {number}
 */
export function portNumber(text) {
  if (!text) return 3000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new CommandError(
    `PORT is "${text}"; expected a number from 0 to 65535 (0: any free port).`,
  );
}

/**
 * Opens a server on the loopback interface.
 * @param {import('node:net').Server} server
 * @param {number} port 0 for any free one
 * @returns {Promise<number>} the port; rejects where it is taken or not allowed
 */
export function listen(server, port) {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      const address = server.address();
      settle(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer();
  try {
    await listen(server, port);
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/**
 * Says why a port could not be opened and what to do about it.
 * @param {number} port
 * @param {unknown} error
 */
export async function portError(port, error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  let other = port + 1;
  while (other < 65535 && !(await isFree(other))) other++;
  const retry =
    process.platform === 'win32'
      ? `set PORT=${other}&& npm start  (PowerShell: $env:PORT=${other}; npm start)`
      : `PORT=${other} npm start`;
  const why =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program, perhaps by an earlier npm start.`
      : `Port ${port} cannot be opened (${code ?? error}).`;
  return new CommandError(`${why}\nStop that program, or choose another port:  ${retry}`, {
    cause: error,
  });
}

/**
 * Fails early where a port cannot be opened, before minutes go into building.
 * @param {number} port
 */
export async function checkPort(port) {
  const probe = createServer();
  try {
    await listen(probe, port);
  } catch (error) {
    throw await portError(port, error);
  } finally {
    probe.close();
  }
}
