import { ConfigReader } from '@backstage/config';
import { TerraformRunDriver } from './TerraformRunDriver';

function readOptions(environment: object, terraform?: object) {
  const config = new ConfigReader({
    releaseTrain: {
      ...(terraform ? { terraform } : {}),
      components: [{ environments: [environment] }],
    },
  });
  const [component] = config.getConfigArray('releaseTrain.components');
  return TerraformRunDriver.fromConfig(config).readOptions({
    component,
    environment: component.getConfigArray('environments')[0],
  });
}

const environment = { organization: 'example-org', workspace: 'infra-prod' };
const terraform = { token: 'a-token' };

it('keeps where the runs are', () => {
  expect(readOptions(environment, terraform)).toEqual({
    ...environment,
    discardOlder: false,
  });
});

it.each<[string, object, object | undefined, string]>([
  [
    'no organization',
    { workspace: 'infra-prod' },
    terraform,
    'releaseTrain.components[0].environments[0].organization: expected the name of an organization in Terraform, such as example-org, got nothing',
  ],
  [
    'a workspace that is an address',
    { ...environment, workspace: 'https://x/y' },
    terraform,
    "releaseTrain.components[0].environments[0].workspace: expected the name of a workspace in Terraform, such as infra-prod, got 'https://x/y'",
  ],
  [
    'a workspace that is a number',
    { ...environment, workspace: 4 },
    terraform,
    'components[0].environments[0].workspace',
  ],
  [
    'no configuration of Terraform',
    environment,
    undefined,
    'releaseTrain.terraform.token: expected the token of a user or a team, got nothing',
  ],
  [
    'an address that is none',
    environment,
    { ...terraform, address: 'app.terraform.io' },
    "releaseTrain.terraform.address: expected a web address such as https://app.terraform.io, got 'app.terraform.io'",
  ],
  ['a token that is a list', environment, { token: ['x'] }, 'terraform.token'],
])('names the key with %s', (_name, values, own, message) => {
  expect(() => readOptions(values, own)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
