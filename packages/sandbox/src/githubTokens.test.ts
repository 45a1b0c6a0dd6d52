import { begin, endAll, explorer, githubOf } from './__testUtils__/world';

describe('tokens of GitHub', () => {
  afterAll(endAll);

  it('tells whose a token is, its scopes, and that it is not enabled for single sign-on', async () => {
    const sandbox = await begin();
    const whole = githubOf(sandbox, 'login:engineer-4');
    const me = await whole.users.getAuthenticated();
    expect(me.data.login).toBe('engineer-4');
    expect(me.headers['x-oauth-scopes']).toBe(
      'admin:repo_hook, repo, workflow',
    );
    expect((await whole.repos.get(explorer)).status).toBe(200);

    const poor = githubOf(sandbox, 'login:engineer-4;scopes=repo;sso=off');
    const { headers } = await poor.users.getAuthenticated();
    expect(headers['x-oauth-scopes']).toBe('repo');
    await expect(poor.repos.get(explorer)).rejects.toMatchObject({
      status: 403,
      response: {
        headers: {
          'x-github-sso': `required; url=${sandbox.url}/orgs/example-org/sso`,
        },
      },
    });
  });

  it('tells what somebody may do with a repository', async () => {
    const github = githubOf(await begin());
    const permissionOf = async (username: string) => {
      const { data } = await github.repos.getCollaboratorPermissionLevel({
        ...explorer,
        username,
      });
      return data.permission;
    };
    expect(await permissionOf('engineer-4')).toBe('write');
    expect(await permissionOf('vic')).toBe('read');
    await expect(permissionOf('nobody-of-that-name')).rejects.toMatchObject({
      status: 404,
    });
  });
});
