import type { BrowserContext, Page } from '@playwright/test';

export interface Watch {
  /** Every request of every page and worker, as `METHOD url`. */
  readonly requests: readonly string[];
  /** Requests that left the origin, or that carried something to it. */
  readonly leaks: readonly string[];
  /** Errors on the console, uncaught errors, policy violations and answers of 400 and above. */
  readonly problems: readonly string[];
  /** Problems that match are expected by this test. */
  expectProblem(pattern: RegExp): void;
}

const stays = (url: string, origin: string) =>
  url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`) || url.startsWith('data:');

/** Records what the pages of a context ask for and what goes wrong in them. */
export async function watchContext(context: BrowserContext, origin: string): Promise<Watch> {
  const requests: string[] = [];
  const leaks: string[] = [];
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const report = (text: string) => problems.push(text);

  context.on('request', (request) => {
    const line = `${request.method()} ${request.url()}`;
    requests.push(line);
    const asks = request.method() === 'GET' || request.method() === 'HEAD';
    if (!asks || !stays(request.url(), origin)) leaks.push(line);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) report(`${response.status()} ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => report(`uncaught: ${error.error().message}`));
  context.on('page', (page: Page) => {
    page.on('websocket', (socket) => leaks.push(`WEBSOCKET ${socket.url()}`));
    page.on('crash', () => report('the page crashed'));
  });
  await context.exposeFunction('reportPolicyViolation', report);
  await context.addInitScript(() => {
    // The tour of a first visit is for tests that ask for it.
    const isPage = location.protocol === 'http:' && window.origin !== 'null';
    if (isPage && !location.search.includes('tour')) {
      localStorage.setItem('longtail-notebook-tour', 'offered');
    }
    addEventListener('securitypolicyviolation', (event) => {
      const { reportPolicyViolation } = window as unknown as Record<string, (text: string) => void>;
      reportPolicyViolation?.(`policy: ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
  return {
    requests,
    leaks,
    get problems() {
      return problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
    },
    expectProblem: (pattern) => void expected.push(pattern),
  };
}
