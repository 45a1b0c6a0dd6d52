import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { TerraformRunDriver } from '../driver/TerraformRunDriver';
import { OURS } from '../__testUtils__/aRun';

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

const stops: Array<() => Promise<unknown>> = [];
afterEach(() => Promise.all(stops.splice(0).map(stop => stop())));

/** A server that answers everything alike, and what a dispatch makes of it. */
async function dispatchTo(answer: Answer, token = 'secret-token') {
  const requests: Array<{ url?: string; authorization?: string }> = [];
  const server = createServer((request, response) => {
    const { url, headers } = request;
    requests.push({ url, authorization: headers.authorization });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const driver = TerraformRunDriver.fromConfig(
    new ConfigReader({
      releaseTrain: {
        terraform: { address: `http://127.0.0.1:${port}/`, token },
      },
    }),
  );
  const outcome = await driver.dispatch(
    {
      target: {
        component: 'component:default/infra',
        environment: 'prod',
        vendorEnvironment: 'prod',
        options: { organization: 'example-org', workspace: 'infra-prod' },
      },
      sha: OURS,
      deployKey: '01KAHR0J7VQ3C4N9W2D8000001',
      dispatchedAt: 0,
    },
    AbortSignal.timeout(5000),
  );
  return { outcome, requests };
}

const READING = 'Could not read the workspace example-org/infra-prod: ';

it.each<[string, Answer, object]>([
  [
    'a rate limit in seconds with a fraction',
    {
      status: 429,
      headers: { 'x-ratelimit-reset': '0.27' },
      body: '{"errors":[{"status":"429","title":"too many requests"}]}',
    },
    {
      outcome: 'deferred',
      reason: `${READING}Terraform answered 429: too many requests`,
      retryAfterMs: 270,
    },
  ],
  [
    'a rate limit without a wait',
    { status: 429 },
    {
      outcome: 'deferred',
      reason: `${READING}Terraform answered 429`,
      retryAfterMs: 15_000,
    },
  ],
  [
    'a page of a proxy',
    { status: 502, body: '<html>Bad gateway</html>' },
    {
      outcome: 'deferred',
      reason: `${READING}Terraform answered 502`,
      retryAfterMs: 15_000,
    },
  ],
  [
    'something that is not JSON:API',
    { status: 200, body: '{"hello":1}' },
    {
      outcome: 'deferred',
      reason: `${READING}Terraform gave no readable answer: the answer is not a document of JSON:API`,
      retryAfterMs: 15_000,
    },
  ],
  [
    'the details of an error',
    {
      status: 404,
      body: '{"errors":[{"title":"not found","detail":"No workspace\\n here"},"gone"]}',
    },
    {
      outcome: 'refused',
      reason: `${READING}Terraform answered 404: No workspace here; gone`,
    },
  ],
])('reads %s', async (_name, answer, expected) => {
  const { outcome, requests } = await dispatchTo(answer);
  expect(outcome).toEqual(expected);
  expect(requests).toEqual([
    {
      url: '/api/v2/organizations/example-org/workspaces/infra-prod',
      authorization: 'Bearer secret-token',
    },
  ]);
});

it('does not follow an answer that leads elsewhere', async () => {
  const { outcome, requests } = await dispatchTo({
    status: 302,
    headers: { location: '/elsewhere' },
  });
  expect(outcome).toMatchObject({ outcome: 'deferred' });
  expect(requests).toHaveLength(1);
});

it('sends no token that cannot be one, and never tells it', async () => {
  const { outcome, requests } = await dispatchTo(
    { status: 200 },
    'secret\ntoken',
  );
  expect(outcome).toEqual({
    outcome: 'refused',
    reason: `${READING}releaseTrain.terraform.token has characters that no token has`,
  });
  expect(requests).toEqual([]);
});

it('says why nobody is there', async () => {
  const { outcome } = await dispatchTo({ status: 200, body: '' });
  expect(outcome).toMatchObject({ outcome: 'deferred' });
  const driver = TerraformRunDriver.fromConfig(
    new ConfigReader({
      releaseTrain: {
        terraform: { address: 'http://127.0.0.1:1', token: 'secret-token' },
      },
    }),
  );
  await expect(
    driver.observe(
      {
        component: 'component:default/infra',
        environment: 'prod',
        vendorEnvironment: 'prod',
        options: { organization: 'example-org', workspace: 'infra-prod' },
      },
      AbortSignal.timeout(5000),
    ),
  ).rejects.toThrow(
    /^Could not read the workspace .*gave no readable answer: /,
  );
});
