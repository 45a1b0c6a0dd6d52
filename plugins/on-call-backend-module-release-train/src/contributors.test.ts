import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  onCallHandoffExtensionPoint,
  type HandoffContributor,
} from '@signalbox/backstage-plugin-on-call-node';
import { createReleaseTrainHttpClient } from '@signalbox/backstage-plugin-release-train-common';
import { releaseTrainServiceRef } from '@signalbox/backstage-plugin-release-train-node';
import onCallModuleReleaseTrain from './index';

const SHA = '0123456789abcdef0123456789abcdef01234567';

/** A release train that answers these bodies, by path, over real HTTP. */
async function listen(bodies: Record<string, object>) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url!);
    const body = bodies[request.url!];
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise(done => {
        server.close(done);
      }),
  };
}

/** The contributors that the module brings to an on-call plugin. */
async function startModule(baseUrl: string) {
  const contributors: HandoffContributor[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'on-call',
        register(env) {
          env.registerExtensionPoint(onCallHandoffExtensionPoint, {
            addContributor: added => contributors.push(added),
          });
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      onCallModuleReleaseTrain,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.example/' } },
      }),
      createServiceFactory({
        service: releaseTrainServiceRef,
        deps: {},
        factory: () => ({
          getClient: async () =>
            createReleaseTrainHttpClient({
              baseUrl,
              fetch: async (url, init) => {
                const response = await fetch(url, init);
                if (!response.ok) throw new Error(`It said ${response.status}`);
                return response;
              },
            }),
        }),
      }),
    ],
  });
  return {
    stop: () => backend.stop(),
    sections: (entityRefs: string[], signal = AbortSignal.timeout(5_000)) =>
      Promise.all(
        contributors.map(async contributor => ({
          title: contributor.title,
          items: await contributor.contribute({ entityRefs, signal }),
        })),
      ),
  };
}

describe('the sections of the release train', () => {
  const ending: Array<() => Promise<unknown>> = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  it('C4 tells of deployments, holds and locks of the entities of the rotation only', async () => {
    const deployment = (component: string, state: string) => ({
      component,
      environment: 'prod',
      sha: SHA,
      state,
    });
    const train = await listen({
      '/deployments?active=true&limit=100': {
        items: [deployment('component:default/explorer', 'needs_human')],
        pageInfo: { nextCursor: 'more' },
      },
      '/deployments?active=true&limit=100&cursor=more': {
        items: [deployment('component:default/other', 'running')],
        pageInfo: {},
      },
      '/runs?active=true&limit=100': {
        items: [
          {
            slotDate: '2026-12-03',
            holds: [
              {
                component: 'component:default/explorer',
                pullNumber: 12,
                title: 'Fix the legend',
                url: 'https://code.example/explorer/pull/12',
                reason: 'half of it is out',
              },
            ],
          },
        ],
        pageInfo: {},
      },
      '/locks?active=true': {
        items: [
          {
            component: 'component:default/explorer',
            environment: 'staging',
            reason: 'load test',
          },
        ],
      },
    });
    ending.push(train.stop);
    const module = await startModule(train.url);
    ending.push(module.stop);
    const tab =
      'https://portal.example/catalog/default/component/explorer/release-train';

    expect(await module.sections(['component:default/explorer'])).toEqual([
      {
        title: 'Unfinished deployments',
        items: [{ text: 'explorer 0123456 to prod: needs human', url: tab }],
      },
      {
        title: 'Holds on the coming release',
        items: [
          {
            text: 'explorer: the cut of 2026-12-03 waits for #12 Fix the legend (half of it is out)',
            url: 'https://code.example/explorer/pull/12',
          },
        ],
      },
      {
        title: 'Locked environments',
        items: [{ text: 'explorer staging is locked: load test', url: tab }],
      },
    ]);
  });

  it('asks nothing for a rotation without entities, and fails where there is no release train', async () => {
    const nothing = await listen({});
    ending.push(nothing.stop);
    const module = await startModule(nothing.url);
    ending.push(module.stop);

    expect(await module.sections([])).toEqual([
      { title: 'Unfinished deployments', items: [] },
      { title: 'Holds on the coming release', items: [] },
      { title: 'Locked environments', items: [] },
    ]);
    expect(nothing.asked).toEqual([]);
    await expect(
      module.sections(['component:default/explorer']),
    ).rejects.toThrow('It said 404');
  });
});
