import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkPort, listen, portNumber } from '../../lib/cli/serve/listen.mjs';

describe('the port', () => {
  it('is 3000 or PORT', () => {
    expect(portNumber(undefined)).toBe(3000);
    expect(portNumber('')).toBe(3000);
    expect(portNumber('8080')).toBe(8080);
  });

  it.each(['http', '70000', '-1', '80.5', '1e3'])('is not %s', (text) => {
    expect(() => portNumber(text)).toThrow(`PORT is "${text}"; expected a number`);
  });

  it('is named where it is taken, with another that is free', async () => {
    const other = createServer();
    const port = await listen(other, 0);
    const error: unknown = await checkPort(port).catch((reason) => reason);
    other.close();
    const { message } = error as Error;
    expect(message).toContain(`Port ${port} is taken by another program`);
    const advised = Number(/PORT=(\d+)/.exec(message)?.[1]);
    expect(advised).toBeGreaterThan(port);
    await expect(checkPort(advised)).resolves.toBeUndefined();
  });
});
