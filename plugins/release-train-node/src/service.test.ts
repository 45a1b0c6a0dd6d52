import {
  coreServices,
  createBackendPlugin,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { releaseTrainServiceRef, type ReleaseTrainService } from './service';

/** Answers like the release train, and tells who called. */
function standInPlugin(callers: BackstageCredentials[]) {
  return createBackendPlugin({
    pluginId: 'release-train',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          httpRouter.use(async (req, res) => {
            callers.push(await httpAuth.credentials(req));
            if (req.url.startsWith('/matrix')) {
              res.json({ items: [], asOf: '2026-11-25T18:00:00.000Z' });
            } else {
              res.status(409).json({
                error: {
                  name: 'ConflictError',
                  message: 'Too few LGTMs',
                  code: 'QUORUM',
                  reasons: [{ code: 'QUORUM', message: 'Too few LGTMs' }],
                },
                response: { statusCode: 409 },
              });
            }
          });
        },
      });
    },
  });
}

function consumerPlugin(take: (service: ReleaseTrainService) => void) {
  return createBackendPlugin({
    pluginId: 'consumer',
    register(env) {
      env.registerInit({
        deps: { releaseTrain: releaseTrainServiceRef },
        async init({ releaseTrain }) {
          take(releaseTrain);
        },
      });
    },
  });
}

describe('releaseTrainServiceRef', () => {
  const callers: BackstageCredentials[] = [];
  let releaseTrain: ReleaseTrainService;

  beforeAll(async () => {
    await startTestBackend({
      features: [
        standInPlugin(callers),
        consumerPlugin(service => {
          releaseTrain = service;
        }),
      ],
    });
  });

  it('calls on behalf of the credentials it is given', async () => {
    const credentials = mockCredentials.user('user:default/ana');
    const client = await releaseTrain.getClient({ credentials });
    const { data } = await client.GET('/matrix', {
      params: { query: { component: 'component:default/explorer' } },
    });
    expect(data).toEqual({ items: [], asOf: '2026-11-25T18:00:00.000Z' });
    expect(callers[0].principal).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/ana',
    });
  });

  it('throws what the release train refuses for', async () => {
    const credentials = mockCredentials.service();
    const client = await releaseTrain.getClient({ credentials });
    await expect(
      client.POST('/deployments', {
        body: { component: 'component:default/explorer', environment: 'prod' },
      }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      body: { error: { code: 'QUORUM', reasons: [{ code: 'QUORUM' }] } },
    });
  });
});
