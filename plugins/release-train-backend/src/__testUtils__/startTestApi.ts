import type { Server } from 'node:http';
import {
  coreServices,
  createServiceFactory,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  type MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
  type QueryPermissionRequest,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { clockServiceRef } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import request from 'supertest';
import { migrate } from '../database/migrate';
import { releaseTrainPlugin } from '../plugin';
import { Fixtures } from './Fixtures';
import { createStandInVendor, type Observations } from './StandInVendor';
import { TestClock } from './TestClock';
import { testConfig } from './testConfig';

/** Who a policy is asked about, and what for. */
export type TestPolicy = (
  permission: string,
  userRef: string | undefined,
) => PolicyDecision;

/** One entry of the audit log. */
export interface AuditEntry {
  eventId: string;
  status: 'initiated' | 'succeeded' | 'failed';
  meta: JsonObject;
  code?: string;
}

/** Wednesday, 25 November 2026, 10:00 in Los Angeles. */
export const NOW = '2026-11-25T18:00:00.000Z';

const allowAll: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });

/** People whose names begin with `outsider` are not in the approver group. */
function groupsOf(userRef: string): string[] {
  return userRef.includes('outsider') ? [] : ['group:default/single-cell'];
}

function userRefOf(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as BackstageUserPrincipal;
  return principal.type === 'user' ? principal.userEntityRef : undefined;
}

/** A backend with the plugin in it, over this database. */
export async function startTestApi(options: {
  knex: Knex;
  policy?: TestPolicy;
  config?: JsonObject;
  observations?: Observations;
  /** Measures nothing that can be read when it is absent. */
  metrics?: MetricsService;
  /** Puts rows into the database before the plugin starts. */
  arrange?: (fixtures: Fixtures) => Promise<void>;
}) {
  const { knex, policy = allowAll, config = testConfig } = options;
  const clock = new TestClock(NOW);
  const audit: AuditEntry[] = [];
  const signals: JsonObject[] = [];

  const database = mockServices.database({ knex });
  await migrate(database);
  const fixtures = Fixtures.create({ knex, now: clock.now() });
  // The coming run of each train is there already, so that a list is what the test put into it.
  await fixtures.run({ slotDate: '2026-11-26', state: 'scheduled' });
  await fixtures.run({
    train: 'platform',
    slotDate: '2026-11-26',
    state: 'scheduled',
  });
  await options.arrange?.(fixtures);

  const actions = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  const backend = await startTestBackend({
    features: [
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      ...(options.metrics
        ? [
            createServiceFactory({
              service: metricsServiceRef,
              deps: {},
              factory: () => options.metrics!,
            }),
          ]
        : []),
      releaseTrainPlugin,
      createStandInVendor(options.observations),
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push({ channel: signal.channel, ...signal.message });
          },
        }),
      }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({
          createEvent: async ({ eventId, meta = {} }) => {
            audit.push({ eventId, status: 'initiated', meta });
            return {
              success: async result => {
                audit.push({
                  eventId,
                  status: 'succeeded',
                  meta: { ...meta, ...result?.meta },
                });
              },
              fail: async ({ error }) => {
                const { code } = error as { code?: string };
                audit.push({ eventId, status: 'failed', meta, code });
              },
            };
          },
        }),
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const userRef = userRefOf(credentials)!;
            return {
              userEntityRef: userRef,
              ownershipEntityRefs: [userRef, ...groupsOf(userRef)],
            };
          },
        }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorize: async () => {
            throw new Error('Decisions are asked for conditionally');
          },
          authorizeConditional: async (
            queries: QueryPermissionRequest[],
            asking?: { credentials?: BackstageCredentials },
          ) =>
            queries.map(({ permission }) =>
              policy(permission.name, userRefOf(asking!.credentials!)),
            ),
        }),
      }),
    ],
  });
  const server: Server = backend.server;

  /** Calls the API as somebody: a name is a user of that name, anything else a token. */
  const as = (who: string | { token: string }) => {
    const authorization =
      typeof who === 'string'
        ? mockCredentials.user.header(`user:default/${who}`)
        : `Bearer ${who.token}`;
    const call = (method: 'get' | 'put' | 'post' | 'delete', path: string) =>
      request(server)
        [method](`/api/release-train${path}`)
        .set('authorization', authorization);
    return {
      get: (path: string) => call('get', path),
      put: (path: string) => call('put', path),
      post: (path: string) => call('post', path),
      delete: (path: string) => call('delete', path),
    };
  };

  return {
    actions,
    as,
    audit,
    clock,
    fixtures,
    knex,
    signals,
    stop: () => backend.stop(),
  };
}

/** A started API. */
export type TestApi = Awaited<ReturnType<typeof startTestApi>>;
