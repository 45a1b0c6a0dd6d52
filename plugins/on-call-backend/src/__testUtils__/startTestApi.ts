import type { Server } from 'node:http';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
  type BackstageCredentials,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
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
import { onCallPlugin } from '../plugin';
import { RecordingMetrics } from './RecordingMetrics';
import { TestCatalog } from './TestCatalog';
import { TestClock } from './TestClock';
import { testEntities } from './testEntities';
import { testConfig } from './testConfig';

/** What somebody may do; asked for every permission of the plugin at every request. */
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

/** Wednesday of the second shift, which is bo's: 4 March 2026, 10:00 in Los Angeles. */
export const NOW = '2026-03-04T18:00:00.000Z';

const allowAll: TestPolicy = () => ({ result: AuthorizeResult.ALLOW });

function userRefOf(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as BackstageUserPrincipal;
  return principal.type === 'user' ? principal.userEntityRef : undefined;
}

/** A backend with the plugin in it, over this database. */
export async function startTestApi(options: {
  knex: Knex;
  /** Lets everybody do everything when it is absent. */
  policy?: TestPolicy;
  config?: JsonObject;
  entities?: Entity[];
  /** Modules of the plugin, with the sources, messengers and probes of a test. */
  features?: BackendFeature[];
  now?: string;
  /** Puts rows into the migrated database before the plugin starts. */
  arrange?: (knex: Knex) => Promise<void>;
}) {
  const { knex, policy = allowAll, config = testConfig } = options;
  const clock = new TestClock(options.now ?? NOW);
  const metrics = new RecordingMetrics();
  const audit: AuditEntry[] = [];
  const signals: JsonObject[] = [];
  const notified: NotificationSendOptions[] = [];
  const catalog = new TestCatalog(options.entities ?? testEntities);

  await migrate(mockServices.database({ knex }));
  await options.arrange?.(knex);

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
      createServiceFactory({
        service: metricsServiceRef,
        deps: {},
        factory: () => metrics,
      }),
      onCallPlugin,
      ...(options.features ?? []),
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog.service,
      }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => void notified.push(notification),
        }),
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
        [method](`/api/on-call${path}`)
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
    /** Its entities may be changed, and it may be down. */
    catalog,
    clock,
    knex,
    metrics,
    notified,
    /** Calls the API without signing in. */
    anonymous: (path: string) =>
      request(server)
        .get(`/api/on-call${path}`)
        .set('authorization', mockCredentials.none.header()),
    signals,
    stop: () => backend.stop(),
  };
}

/** A started API. */
export type TestApi = Awaited<ReturnType<typeof startTestApi>>;
