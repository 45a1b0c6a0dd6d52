import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  DeployTarget,
  VendorHint,
} from '@signalbox/backstage-plugin-release-train-node';
import express from 'express';
import { createNotificationsRouter } from './createNotificationsRouter';

const SECRET = 'a secret';

let server: Server;
let hints: VendorHint[];

beforeEach(async () => {
  hints = [];
  const router = createNotificationsRouter({
    secret: SECRET,
    intake: {
      hint: async hint => {
        hints.push(hint);
      },
    },
  });
  server = createServer(express().use(router));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise(done => server.close(done)));

const sign = (body: string, secret = SECRET) =>
  createHmac('sha512', secret).update(body).digest('hex');

async function send(body: string, signature?: string): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(
    `http://127.0.0.1:${port}/terraform/notifications`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        ...(signature === undefined
          ? {}
          : { 'x-tfe-notification-signature': signature }),
      },
      body,
    },
  );
  return response.status;
}

// Spaces that a parser and a printer would not bring back.
const run = `{ "payload_version": 1,  "run_id": "run-1",
  "organization_name": "Example-Org", "workspace_name": "infra-prod",
  "notifications": [{ "trigger": "run:completed", "run_status": "applied" }] }`;

const place = (organization: string, workspace: string): DeployTarget => ({
  component: 'component:default/infra',
  environment: 'prod',
  vendorEnvironment: 'prod',
  options: { organization, workspace },
});

it('hands on which workspace a signed one is about', async () => {
  expect(await send(run, sign(run))).toBe(204);
  const [{ concerns, delivery, pull }] = hints;
  expect(pull).toBeUndefined();
  expect(concerns!(place('example-org', 'infra-prod'))).toBe(true);
  expect(concerns!(place('example-org', 'infra-dev'))).toBe(false);
  expect(concerns!(place('another', 'infra-prod'))).toBe(false);
  expect(concerns!({ ...place('', ''), options: {} })).toBe(false);
  expect(delivery?.source).toBe('terraform');
});

it('numbers the same one the same, and another one otherwise', async () => {
  const later = run.replace('applied', 'errored');
  for (const body of [run, run, later]) await send(body, sign(body));
  const [first, again, other] = hints.map(({ delivery }) => delivery!.id);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it('refuses one that is not signed, or with something else, or changed since', async () => {
  expect(await send(run)).toBe(401);
  expect(await send(run, 'nonsense')).toBe(401);
  expect(await send(run, sign(run, 'another secret'))).toBe(401);
  expect(await send(run, sign(run).slice(0, -2))).toBe(401);
  expect(await send(run.replace('applied', 'errored'), sign(run))).toBe(401);
  expect(await send('', '')).toBe(401);
  expect(hints).toEqual([]);
});

it('accepts the request that tries the address, which is about no run', async () => {
  const verification = JSON.stringify({
    payload_version: 1,
    run_id: null,
    workspace_name: null,
    organization_name: null,
    notifications: [{ trigger: 'verification' }],
  });
  expect(await send(verification, sign(verification))).toBe(204);
  expect(await send('null', sign('null'))).toBe(204);
  expect(await send('{', sign('{'))).toBe(400);
  expect(hints).toEqual([]);
});
