import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  onCallReadinessExtensionPoint,
  type ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import onCallModuleGithub from './index';

const ANA = 'user:default/ana';
const TOKEN = 'a-token-of-her-own';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: object;
}

const user = (name: string, login?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    ...(login ? { annotations: { 'github.com/user-login': login } } : {}),
  },
  spec: { memberOf: [] },
});

/** The probe that the module brings, and a GitHub that answers by the path. */
async function start(answers: Record<string, Answer>) {
  const requests: Array<{ path: string; authorization?: string }> = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const path = request.url!;
    requests.push({ path, authorization: request.headers.authorization });
    const {
      status = 200,
      headers = {},
      body = {},
    } = answers[path] ?? {
      status: 404,
    };
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const probes: ReadinessProbe[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'on-call',
        register(env) {
          env.registerExtensionPoint(onCallReadinessExtensionPoint, {
            addProbe: added => probes.push(added),
          });
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      onCallModuleGithub,
      catalogServiceMock.factory({
        entities: [user('ana', 'Ana-Ex'), user('bo')],
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [
              {
                host: 'code.example',
                apiBaseUrl: `http://127.0.0.1:${port}`,
                token: 'of-the-portal',
              },
            ],
          },
        },
      }),
    ],
  });
  const [probe] = probes;
  return {
    probe,
    requests,
    options: (settings: object = {}) =>
      probe.readOptions(
        new ConfigReader({
          id: 'github-token',
          repositories: ['https://code.example/example-org/portal'],
          scopes: ['admin:repo_hook', 'repo', 'workflow', 'public_repo'],
          ...settings,
        }),
      ),
    stop: async () => {
      await backend.stop();
      await new Promise(done => {
        server.close(done);
      });
    },
  };
}

const signal = () => AbortSignal.timeout(5_000);
const ACCESS = '/repos/example-org/portal/collaborators/Ana-Ex/permission';
const REPOSITORY = '/repos/example-org/portal';
const me = (scopes: string | undefined, login = 'ana-ex'): Answer => ({
  headers: scopes === undefined ? {} : { 'x-oauth-scopes': scopes },
  body: { login },
});
const WHOLE = 'admin:repo_hook, repo, workflow';

describe('the probe github-token', () => {
  let started: Awaited<ReturnType<typeof start>> | undefined;
  afterEach(async () => {
    await started?.stop();
    started = undefined;
  });

  it('sees with the credentials of the portal whether somebody has access', async () => {
    const answers: Record<string, Answer> = {
      [ACCESS]: { body: { permission: 'write' } },
    };
    started = await start(answers);
    const { probe, options, requests } = started;
    expect(await probe.look(ANA, options(), signal())).toEqual({
      assigned: { state: 'yes', detail: 'Ana-Ex has write access.' },
      works: expect.objectContaining({ state: 'unknown' }),
    });
    expect(requests).toEqual([
      { path: ACCESS, authorization: 'Bearer of-the-portal' },
    ]);

    answers[ACCESS] = { body: { permission: 'read' } };
    expect((await probe.look(ANA, options(), signal())).assigned).toEqual({
      state: 'no',
      detail: 'Ana-Ex has no write access to example-org/portal.',
    });
    answers[ACCESS] = { status: 404 };
    expect((await probe.look(ANA, options(), signal())).assigned.state).toBe(
      'unknown',
    );
    expect(
      (await probe.look('user:default/bo', options(), signal())).assigned,
    ).toEqual({
      state: 'unknown',
      detail: expect.stringContaining('github.com/user-login'),
    });
    answers[ACCESS] = { status: 502 };
    await expect(probe.look(ANA, options(), signal())).rejects.toThrow(
      'GitHub is in trouble (502).',
    );
  });

  it.each<[string, Answer, Answer, object]>([
    [
      'has the scopes and SSO',
      me(WHOLE),
      {},
      {
        state: 'yes',
        detail: 'The token has the scopes, and SSO is enabled for it.',
      },
    ],
    [
      'lacks scopes',
      me('repo, read:repo_hook'),
      {},
      {
        state: 'no',
        detail: 'The token lacks the scopes admin:repo_hook, workflow.',
      },
    ],
    [
      'is not enabled for SSO',
      me(WHOLE),
      {
        status: 403,
        headers: { 'x-github-sso': 'required; url=https://code.example/sso' },
      },
      {
        state: 'no',
        detail: 'SSO is not enabled for the token in example-org.',
      },
    ],
    [
      'has run out',
      { status: 401 },
      {},
      {
        state: 'no',
        detail: 'GitHub does not accept the token; it may have run out.',
      },
    ],
    [
      'is fine-grained',
      me(undefined),
      {},
      expect.objectContaining({ state: 'unknown' }),
    ],
  ])(
    'tells of a token that it %s',
    async (_name, ofMe, ofRepository, expected) => {
      started = await start({
        '/user': ofMe,
        [REPOSITORY]: ofRepository,
        [ACCESS]: { body: { permission: 'admin' } },
      });
      const { probe, options, requests } = started;
      expect(
        await probe.lookWithToken!(ANA, options(), TOKEN, signal()),
      ).toEqual({
        assigned: { state: 'yes', detail: 'Ana-Ex has write access.' },
        works: expected,
      });
      expect(requests[0]).toEqual({
        path: '/user',
        authorization: `Bearer ${TOKEN}`,
      });
    },
  );

  it('takes only a token of the person themself, and lets none into an error', async () => {
    started = await start({
      '/user': me(WHOLE, 'somebody-else'),
      [REPOSITORY]: { status: 302, headers: { location: '/elsewhere' } },
    });
    const { probe, options, requests } = started;
    await expect(
      probe.lookWithToken!(ANA, options(), TOKEN, signal()),
    ).rejects.toThrow('token: it belongs to another GitHub user than Ana-Ex');
    await expect(
      probe.lookWithToken!(ANA, options(), 'with\na-break', signal()),
    ).rejects.toThrow(/^token: it has signs in it that no token has$/);
    await expect(
      probe.lookWithToken!('user:default/bo', options(), TOKEN, signal()),
    ).rejects.toThrow('whose it is cannot be told');
    expect(requests).toHaveLength(1);
  });

  it('follows no redirect with a token', async () => {
    started = await start({
      '/user': { status: 302, headers: { location: '/elsewhere' } },
    });
    const { probe, options, requests } = started;
    await expect(
      probe.lookWithToken!(ANA, options(), TOKEN, signal()),
    ).rejects.toThrow(/^GitHub could not be reached\.$/);
    expect(requests.map(({ path }) => path)).toEqual(['/user']);
  });

  it.each([
    [{ repositories: [] }, /'repositories': expected at least one/],
    [
      { repositories: ['https://other.example/a/b'] },
      /'repositories\[0\]': .* got the host 'other.example'/,
    ],
    [{ permission: 'some' }, /'permission': expected read, write or admin/],
  ])('refuses the settings %j', async (settings, message) => {
    started = await start({});
    const { options } = started;
    expect(() => options(settings)).toThrow(message);
  });
});
