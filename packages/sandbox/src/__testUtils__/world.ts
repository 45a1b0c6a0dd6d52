import { Octokit } from '@octokit/rest';
import { Sandbox, SandboxOptions, startSandbox } from '../index';

/** The explorer's repository in every sandbox. */
export const explorer = { owner: 'example-org', repo: 'single-cell-explorer' };
/** The same, as the control API names it. */
export const explorerName = 'example-org/single-cell-explorer';

// Real servers and processes on a busy machine need longer than a unit test.
jest.setTimeout(30_000);

const running: Sandbox[] = [];

/** A sandbox that `endAll` ends, on a free port. */
export async function begin(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, ...options });
  running.push(sandbox);
  return sandbox;
}

export async function endAll(): Promise<void> {
  await Promise.all(running.splice(0).map(sandbox => sandbox.stop()));
}

/** GitHub's own client, against the sandbox as an Enterprise server. */
export function githubOf({ url }: Sandbox, token = 'a-token'): Octokit {
  return new Octokit({
    auth: token,
    baseUrl: `${url}/api/v3`,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

/** Asks again until the answer is there, or fails with the last one. */
export async function until<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`still not there: ${JSON.stringify(answer)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
