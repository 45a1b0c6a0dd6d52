import {
  changeTitle,
  classifyChange,
  escapeMarkdown,
  pullNumberOf,
} from './notes';
import { isDrifting, isVersionOf, parseVersion, shortSha } from './version';

it('takes the signs of Markdown out of text from outside', () => {
  expect(escapeMarkdown('fix: [sign in](https://evil.example) *now*')).toBe(
    'fix: \\[sign in\\](https://evil.example) \\*now\\*',
  );
});

it.each([
  ['feat: show cell guides (#1201)', 'feature'],
  ['feat(explorer)!: drop the old layout', 'feature'],
  ['Add breadcrumbs to the dataset page', 'feature'],
  ['fix: set cors for prod vcp', 'fix'],
  ['fix(server): handle an empty annotation', 'fix'],
  ['Fixes the lasso on Safari', 'fix'],
  ['Revert "feat: new embedding picker"', 'fix'],
  ['revert: feat: new embedding picker', 'fix'],
  ['chore: add helm-lint GitHub Actions workflow (#1362)', 'none'],
  ['chore(main): release 1.20.2 (#1335)', 'none'],
  ['docs: explain the deployment', 'none'],
  ['ci: cache the browsers', 'none'],
  ['test(e2e): wait for the plot', 'none'],
  ['chore!: require a new server', 'feature'],
  ['Fixture loading is faster', 'feature'],
])('"%s" is %s', (title, effect) => {
  expect(classifyChange(title)).toBe(effect);
});

it('reads pull request numbers from squash and merge commits', () => {
  expect(pullNumberOf('fix: a thing (#12)')).toBe(12);
  expect(pullNumberOf('Merge pull request #7 from a/b')).toBe(7);
  expect(pullNumberOf('see #12 for more')).toBeUndefined();
  expect(changeTitle('fix: a thing (#12)')).toBe('fix: a thing');
});

describe('versions', () => {
  const sha = 'cd6e725c9383362e818838b07faea5b9a95bb203';

  it.each(['sha-cd6e725', 'cd6e725c', 'sha-cd6e725c', `sha-${sha}`, sha])(
    '%s is the sha that it begins',
    version => {
      expect(isVersionOf(version, sha)).toBe(true);
    },
  );

  it.each(['cd6e72', 'sha-cd6e72', 'v1.20.2', '', 'latest', '0684041'])(
    '"%s" is not',
    version => {
      expect(isVersionOf(version, sha)).toBe(false);
    },
  );

  it('drift when a newer word contradicts the record', () => {
    const record = { recordedSha: sha, recordedAt: 1_000 };
    const word = (observedVersion: string | undefined, observedAt: number) =>
      isDrifting({ ...record, observedVersion, observedAt });
    expect(word('0684041', 1_001)).toBe(true);
    expect(word('0684041', 999)).toBe(false);
    expect(word('sha-cd6e725', 1_001)).toBe(false);
    expect(word(undefined, 1_001)).toBe(false);
    expect(isDrifting({ observedVersion: '0684041', observedAt: 1 })).toBe(
      false,
    );
  });

  it('are compared without case and shown by seven digits', () => {
    expect(parseVersion('SHA-CD6E725C')).toBe('cd6e725c');
    expect(isVersionOf(undefined, sha)).toBe(false);
    expect(shortSha(sha)).toBe('cd6e725');
  });
});
