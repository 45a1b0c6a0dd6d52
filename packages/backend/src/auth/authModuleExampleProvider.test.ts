import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { AddressInfo } from 'node:net';
import { authModuleExampleProvider } from './authModuleExampleProvider';

function user(name: string, ...groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {
      profile: { displayName: `${name} Example`, email: `${name}@example.com` },
      memberOf: groups,
    },
    relations: groups.map(group => ({
      type: 'memberOf',
      targetRef: `group:default/${group}`,
    })),
  };
}

const example = {
  people: [
    { userRef: 'user:default/ana', name: 'Ana Example', role: 'Engineer' },
    { userRef: 'gone', name: 'Gone Example', role: 'Not in the catalog' },
  ],
};

async function start(auth: JsonObject) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleExampleProvider,
      catalogServiceMock.factory({
        entities: [user('ana', 'single-cell'), user('zoe', 'visitors')],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth,
        },
      }),
    ],
  });
  const { port } = server.address() as AddressInfo;
  return (headers: Record<string, string>) =>
    fetch(`http://localhost:${port}/api/auth/example/refresh`, { headers });
}

describe('authModuleExampleProvider', () => {
  const nodeEnv = process.env.NODE_ENV;
  const setNodeEnv = (value: string | undefined) => {
    (process.env as Record<string, string | undefined>).NODE_ENV = value;
  };

  afterEach(() => setNodeEnv(nodeEnv));

  it('signs in as one of the people, with their groups', async () => {
    const refresh = await start({ providers: { example } });

    const response = await refresh({ 'x-signalbox-user': 'user:default/ana' });

    expect(response.status).toBe(200);
    await expect(response.json()).resolves.toEqual({
      profile: { displayName: 'ana Example', email: 'ana@example.com' },
      backstageIdentity: {
        token: expect.any(String),
        expiresInSeconds: expect.any(Number),
        identity: {
          type: 'user',
          userEntityRef: 'user:default/ana',
          ownershipEntityRefs: [
            'user:default/ana',
            'group:default/single-cell',
          ],
        },
      },
    });
  });

  it.each([
    ['nobody', {}, 401],
    ['no entity reference', { 'x-signalbox-user': '::' }, 400],
    [
      'a user of the catalog who is not in the list',
      { 'x-signalbox-user': 'user:default/zoe' },
      403,
    ],
    ['a group', { 'x-signalbox-user': 'group:default/single-cell' }, 403],
    [
      'somebody in the list whom the catalog does not know',
      { 'x-signalbox-user': 'user:default/gone' },
      404,
    ],
  ])('refuses %s', async (_, headers, status) => {
    const refresh = await start({ providers: { example } });

    const response = await refresh(headers as Record<string, string>);

    expect(response.status).toBe(status);
    await expect(response.json()).resolves.not.toHaveProperty(
      'backstageIdentity',
    );
  });

  it('is not there unless it is configured', async () => {
    const refresh = await start({ providers: {} });

    const response = await refresh({ 'x-signalbox-user': 'user:default/ana' });

    expect(response.status).toBe(404);
  });

  it('refuses to start where NODE_ENV is production', async () => {
    setNodeEnv('production');

    await expect(start({ providers: { example } })).rejects.toThrow(
      'auth.providers.example lets anybody in without a password, so it is refused in production',
    );
  });

  it('refuses to start where auth.environment is production', async () => {
    await expect(
      start({ environment: 'production', providers: { example } }),
    ).rejects.toThrow('refused in production');
  });

  it('starts in production where it is not configured', async () => {
    await expect(
      start({ environment: 'production', providers: {} }),
    ).resolves.toBeDefined();
  });
});
