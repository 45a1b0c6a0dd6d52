import { parseRepository } from './repository';

it.each([
  [
    'https://github.com/example-org/explorer',
    'https://github.com/example-org/explorer',
  ],
  [
    'https://github.com/example-org/explorer.git',
    'https://github.com/example-org/explorer',
  ],
  [
    'https://github.com/example-org/explorer/',
    'https://github.com/example-org/explorer',
  ],
  [
    'http://localhost:4010/example-org/single-cell-explorer',
    'http://localhost:4010/example-org/single-cell-explorer',
  ],
  [
    'https://ghe.example.com/o/site.github.io',
    'https://ghe.example.com/o/site.github.io',
  ],
])('reads %s', (address, webUrl) => {
  const repository = parseRepository(address)!;
  expect(repository.webUrl).toBe(webUrl);
  expect(webUrl.endsWith(`/${repository.owner}/${repository.repo}`)).toBe(true);
});

it.each([
  'example-org/explorer',
  'git@github.com:example-org/explorer.git',
  'https://github.com/example-org',
  'https://github.com/example-org/explorer/tree/main',
  'https://github.com/example-org/explorer?tab=readme',
  'file:///example-org/explorer',
  '',
])('refuses %s', address => {
  expect(parseRepository(address)).toBeUndefined();
});
