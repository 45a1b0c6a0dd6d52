import { mockServices } from '@backstage/backend-test-utils';
import { type Config, ConfigReader } from '@backstage/config';
import { GithubClient } from '../client/GithubClient';
import { GithubDeploymentDriver } from './GithubDeploymentDriver';
import { GithubObserveDriver } from './GithubObserveDriver';
import { GithubWorkflowDriver } from './GithubWorkflowDriver';

const logger = mockServices.logger.mock();

const drivers = {
  workflow: GithubWorkflowDriver,
  deployment: GithubDeploymentDriver,
  observe: GithubObserveDriver,
};

function readOptions(
  component: object,
  environment: object,
  mechanism: keyof typeof drivers = 'workflow',
) {
  const config: Config = new ConfigReader({
    integrations: {
      github: [
        { host: 'localhost:4010', apiBaseUrl: 'http://localhost:4010/api/v3' },
        { host: 'ghe.example.com' },
      ],
    },
    releaseTrain: {
      components: [{ ...component, environments: [environment] }],
    },
  });
  const client = GithubClient.fromConfig(config, { logger });
  const [read] = config.getConfigArray('releaseTrain.components');
  return drivers[mechanism].create({ client }).readOptions({
    component: read,
    environment: read.getConfigArray('environments')[0],
  });
}

const repository = 'http://localhost:4010/example-org/single-cell-explorer';

it('keeps what a dispatch needs, on a host with a port', () => {
  expect(readOptions({ repository }, { workflow: 'deploy.yml' })).toEqual({
    repository,
    workflow: 'deploy.yml',
    ref: 'main',
  });
  expect(
    readOptions({ repository }, { workflow: '4711', ref: 'deployer' }),
  ).toEqual({ repository, workflow: '4711', ref: 'deployer' });
  expect(readOptions({ repository }, {}, 'observe')).toEqual({ repository });
});

it('keeps what a GitHub deployment asks for', () => {
  expect(readOptions({ repository }, {}, 'deployment')).toEqual({
    repository,
    task: 'deploy',
    imageTag: 'sha-8',
    requiredContexts: [],
  });
  const given = {
    task: 'deploy:migrations',
    imageTag: 'sha-40',
    requiredContexts: ['ci/build', 'ci/test'],
  };
  expect(readOptions({ repository }, given, 'deployment')).toEqual({
    repository,
    ...given,
  });
});

it.each([
  [
    { imageTag: 'sha-6' },
    "releaseTrain.components[0].environments[0].imageTag: expected one of sha-7, sha-8, sha-40, got 'sha-6'",
  ],
  [
    { imageTag: 'toString' },
    'releaseTrain.components[0].environments[0].imageTag',
  ],
  [
    { requiredContexts: 'ci' },
    "'releaseTrain.components[0].environments[0].requiredContexts'",
  ],
  [{ task: 7 }, "'releaseTrain.components[0].environments[0].task'"],
])('refuses a GitHub deployment with %j', (environment, message) => {
  expect(() => readOptions({ repository }, environment, 'deployment')).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});

it('needs no integration for github.com', () => {
  expect(
    readOptions({ repository: 'https://github.com/o/r' }, {}, 'observe'),
  ).toEqual({ repository: 'https://github.com/o/r' });
});

it.each([
  [
    {},
    {},
    'releaseTrain.components[0].repository: expected the web address of a repository',
  ],
  [{ repository: 7 }, {}, "'releaseTrain.components[0].repository'"],
  [
    { repository: 'example-org/explorer' },
    {},
    "releaseTrain.components[0].repository: expected the web address of a repository, such as https://github.com/example-org/explorer, got 'example-org/explorer'",
  ],
  [
    { repository: 'https://gitlab.com/o/r' },
    {},
    "releaseTrain.components[0].repository: expected a repository on a host under integrations.github, got the host 'gitlab.com'",
  ],
  [
    { repository: 'https://ghe.example.com/o/r' },
    {},
    "releaseTrain.components[0].repository: expected an apiBaseUrl for the host 'ghe.example.com'",
  ],
  [
    { repository },
    {},
    'releaseTrain.components[0].environments[0].workflow: expected the file name of a workflow, such as deploy.yml, or its id, got nothing',
  ],
  [
    { repository },
    { workflow: '.github/workflows/deploy.yml' },
    'releaseTrain.components[0].environments[0].workflow: expected the file name of a workflow without its folder',
  ],
  [
    { repository },
    { workflow: 'deploy.yml', ref: 'a'.repeat(40) },
    'releaseTrain.components[0].environments[0].ref: expected a branch or tag',
  ],
])('refuses %j with %j', (component, environment, message) => {
  expect(() => readOptions(component, environment)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
