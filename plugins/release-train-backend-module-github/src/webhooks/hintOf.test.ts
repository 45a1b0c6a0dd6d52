import type { DeployTarget } from '@signalbox/backstage-plugin-release-train-node';
import { hintOf } from './hintOf';

const repository = { html_url: 'https://github.com/Example-Org/explorer' };
const metadata = { 'x-github-delivery': 'a-delivery' };

const target = (
  vendorEnvironment: string,
  address = 'https://github.com/example-org/explorer.git',
): DeployTarget => ({
  component: 'component:default/explorer',
  environment: 'staging',
  vendorEnvironment,
  options: { repository: address },
});
const hint = (topic: string, eventPayload: unknown) =>
  hintOf({ topic: `github.${topic}`, eventPayload, metadata });

it('concerns all environments of the repository of a run', () => {
  const { delivery, concerns, pull } = hint('workflow_run', { repository })!;
  expect(delivery).toEqual({ source: 'github', id: 'a-delivery' });
  expect(pull).toBeUndefined();
  expect(concerns!(target('stage'))).toBe(true);
  expect(concerns!(target('prod'))).toBe(true);
  expect(
    concerns!(target('prod', 'https://github.com/example-org/portal')),
  ).toBe(false);
  expect(concerns!({ ...target('prod'), options: {} })).toBe(false);
});

it.each(['deployment', 'deployment_status'])(
  'concerns the environment that a %s names',
  topic => {
    const deployment = { environment: 'Stage' };
    const { concerns } = hint(topic, { repository, deployment })!;
    expect(concerns!(target('stage'))).toBe(true);
    expect(concerns!(target('prod'))).toBe(false);
  },
);

it('is about a pull request that was closed', () => {
  const body = { repository, pull_request: { number: 7 } };
  expect(hint('pull_request', { ...body, action: 'closed' })).toEqual({
    delivery: { source: 'github', id: 'a-delivery' },
    pull: { repository: repository.html_url, number: 7 },
  });
  expect(hint('pull_request', { ...body, action: 'opened' })).toBeUndefined();
});

it.each([undefined, null, 'text', [], { repository: 'explorer' }])(
  'is nothing in %p',
  payload => {
    expect(hint('workflow_run', payload)).toBeUndefined();
    expect(hint('pull_request', payload)).toBeUndefined();
  },
);

it('has no delivery where the event came without its headers', () => {
  const topic = 'github.deployment';
  expect(hintOf({ topic, eventPayload: { repository } })).toMatchObject({
    delivery: undefined,
  });
});
