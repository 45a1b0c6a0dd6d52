import { changeOf, type CommitFacts, commitsOfChanges } from './mainline';

const WEB = 'https://github.com/o/r';

function commit(
  sha: string,
  parents: string[],
  message = `${sha} subject`,
  login?: string,
): CommitFacts {
  return {
    sha,
    parents: parents.map(parent => ({ sha: parent })),
    html_url: `${WEB}/commit/${sha}`,
    commit: {
      message,
      author: { name: `Name of ${sha}` },
      committer: { date: '2026-11-25T18:00:00Z' },
    },
    author: login ? { login } : null,
  };
}

const shas = (commits: CommitFacts[]) => commits.map(({ sha }) => sha);
const bySha = (commits: CommitFacts[]) =>
  new Map(commits.map(entry => [entry.sha, entry]));

describe('commitsOfChanges', () => {
  it('keeps a straight history as it is', () => {
    const history = [commit('a', ['base']), commit('b', ['a'])];
    expect(shas(commitsOfChanges(history))).toEqual(['a', 'b']);
    expect(commitsOfChanges([])).toEqual([]);
  });

  it('takes a merged pull request as one change', () => {
    const history = [
      commit('a', ['base']),
      commit('s1', ['base']),
      commit('s2', ['s1']),
      commit('m', ['a', 's2'], 'Merge pull request #12 from o/topic'),
      commit('b', ['m']),
    ];
    expect(shas(commitsOfChanges(history))).toEqual(['a', 'm', 'b']);
  });

  it('keeps what came by a merge without a number, such as a hot-fix merged back', () => {
    const history = [
      commit('a', ['base']),
      commit('h1', ['base'], 'fix: crash (#9)'),
      commit('m', ['a', 'h1'], "Merge branch 'hotfix' into main"),
    ];
    expect(shas(commitsOfChanges(history))).toEqual(['a', 'h1', 'm']);
  });
});

describe('changeOf', () => {
  it('reads a squashed pull request', () => {
    const squashed = commit(
      'a',
      ['base'],
      'feat: legends (#1785)\n\nmore',
      'ada',
    );
    expect(changeOf(squashed, bySha([squashed]), WEB)).toEqual({
      sha: 'a',
      title: 'feat: legends',
      pullNumber: 1785,
      authorLogin: 'ada',
      url: `${WEB}/pull/1785`,
      mergedAt: Date.UTC(2026, 10, 25, 18),
    });
  });

  it('reads title and author of a merged pull request, not of who pressed the button', () => {
    const side = commit('s', ['base'], 'wip', 'ada');
    const merge = commit(
      'm',
      ['base', 's'],
      'Merge pull request #12 from o/topic\n\nfeat: better legends\n\nbody',
      'grace',
    );
    expect(changeOf(merge, bySha([side, merge]), WEB)).toMatchObject({
      title: 'feat: better legends',
      pullNumber: 12,
      authorLogin: 'ada',
      url: `${WEB}/pull/12`,
    });
  });

  it('reads a commit that came without a pull request', () => {
    const direct = commit('d', ['base'], 'Bump version');
    expect(changeOf(direct, bySha([direct]), WEB)).toMatchObject({
      title: 'Bump version',
      pullNumber: undefined,
      authorLogin: 'Name of d',
      url: `${WEB}/commit/d`,
    });
  });
});
