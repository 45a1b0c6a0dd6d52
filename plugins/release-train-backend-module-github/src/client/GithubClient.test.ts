import { startStandIn } from '../__testUtils__/startStandIn';
import { GithubChangeSource } from '../changes/GithubChangeSource';

const signal = () => AbortSignal.timeout(5000);
const EARLIER = 'Wed, 25 Nov 2026 18:00:00 GMT';
const LATER = 'Wed, 25 Nov 2026 18:05:00 GMT';

describe('GithubClient', () => {
  let limited = false;
  let standIn: Awaited<ReturnType<typeof startStandIn>>;

  beforeAll(async () => {
    standIn = await startStandIn(({ path }) => {
      if (limited) {
        return { status: 304, headers: { etag: '"one"', date: LATER } };
      }
      return path === '/commits/heads%2Fmain'
        ? {
            headers: { etag: '"one"', date: EARLIER },
            body: { sha: 'f'.repeat(40), author: { login: 'ada' }, commit: {} },
          }
        : undefined;
    });
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    limited = false;
    standIn.requests.length = 0;
  });

  it('sends the API version and the token, and asks again with the ETag', async () => {
    const client = standIn.clientFor('s3cret');
    const source = GithubChangeSource.create({ client });
    const location = { repository: standIn.repository, branch: 'main' };
    const head = await source.head(location, signal());
    expect(head).toMatchObject({ sha: 'f'.repeat(40), authorLogin: 'ada' });
    limited = true;
    expect(await source.head(location, signal())).toEqual(head);

    const [first, second] = standIn.requests.map(({ headers }) => headers);
    expect(first['x-github-api-version']).toBe('2022-11-28');
    expect(first.authorization).toBe('token s3cret');
    expect(first['if-none-match']).toBeUndefined();
    expect(second['if-none-match']).toBe('"one"');
  });

  it('tells when an answer that had not changed was confirmed', async () => {
    const client = standIn.clientFor('token');
    const askedAt = () =>
      client.read(
        'read the head',
        standIn.repository,
        signal(),
        async ({ octokit, at }) => {
          const answer = await octokit.repos.getCommit({
            ...at,
            ref: 'heads/main',
          });
          return answer.headers.date;
        },
      );
    expect(await askedAt()).toBe(EARLIER);
    limited = true;
    expect(await askedAt()).toBe(LATER);
  });

  it('does not lend an answer to another token', async () => {
    const location = { repository: standIn.repository, branch: 'main' };
    for (const token of ['one', 'two']) {
      await GithubChangeSource.create({
        client: standIn.clientFor(token),
      }).head(location, signal());
    }
    expect(
      standIn.requests.map(({ headers }) => headers['if-none-match']),
    ).toEqual([undefined, undefined]);
  });

  it('throws one sentence that holds no token', async () => {
    const source = GithubChangeSource.create({
      client: standIn.clientFor('s3cret'),
    });
    const error = await source
      .head({ repository: standIn.repository, branch: 'gone' }, signal())
      .catch(e => e);
    expect(error.message).toBe(
      'Could not read the head of gone: GitHub answered 404: Not Found',
    );
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });

  it('names the host that no integration knows', async () => {
    const source = GithubChangeSource.create({ client: standIn.clientFor() });
    expect(source.handles(standIn.repository)).toBe(true);
    expect(source.handles('https://github.com/o/r')).toBe(true);
    expect(source.handles('https://gitlab.com/o/r')).toBe(false);
    await expect(
      source.head(
        { repository: 'https://gitlab.com/o/r', branch: 'main' },
        signal(),
      ),
    ).rejects.toThrow("got the host 'gitlab.com'");
  });
});
