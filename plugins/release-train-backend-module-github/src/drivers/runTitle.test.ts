import {
  deployKeyIn,
  carriesDeployKey,
  deployedSha,
  hasDeployKeyPlace,
  namesEnvironment,
} from './runTitle';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const KEY = '01KAHR0J7VQ3C4N9W2D8X5TZ6M';
const TITLE = `Deploy ${SHA} to stage [${KEY}]`;

it('finds a key whole and in brackets only', () => {
  expect(carriesDeployKey(TITLE, KEY)).toBe(true);
  expect(carriesDeployKey(TITLE, KEY.slice(0, -1))).toBe(false);
  expect(carriesDeployKey(`Deploy ${SHA} to stage ${KEY}`, KEY)).toBe(false);
  expect(carriesDeployKey(`Retry [${KEY}] by hand`, KEY)).toBe(true);
});

it('tells a title with a place for the key from one without', () => {
  expect(hasDeployKeyPlace(TITLE)).toBe(true);
  expect(hasDeployKeyPlace(`Deploy ${SHA} to stage []`)).toBe(true);
  expect(hasDeployKeyPlace('Deploy')).toBe(false);
});

it('reads the environment as a whole word', () => {
  expect(namesEnvironment(TITLE, 'stage')).toBe(true);
  expect(namesEnvironment(TITLE, 'staging')).toBe(false);
  expect(namesEnvironment(TITLE, 'stag')).toBe(false);
  expect(namesEnvironment(`Deploy ${SHA} to dev-canary`, 'dev')).toBe(false);
});

it('reads the sha of the documented form only', () => {
  expect(deployedSha(TITLE)).toBe(SHA);
  expect(deployedSha(`Deploy ${SHA.slice(0, 8)} to stage []`)).toBeUndefined();
  expect(deployedSha('Deploy main to stage []')).toBeUndefined();
});

it('reads the key of a title', () => {
  expect(deployKeyIn('Deploy abc to prod [01K]')).toBe('01K');
  expect(deployKeyIn('Deploy abc to prod []')).toBeUndefined();
  expect(deployKeyIn('Deploy main')).toBeUndefined();
});
