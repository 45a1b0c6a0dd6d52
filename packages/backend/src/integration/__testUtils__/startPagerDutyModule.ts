import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  eventsServiceRef,
  type EventsService,
} from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import onCallModulePagerDuty from '@signalbox/backstage-plugin-on-call-backend-module-pagerduty';
import {
  onCallReadinessExtensionPoint,
  onCallSourcesExtensionPoint,
  type OnCallSource,
  type ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import {
  releaseTrainServiceRef,
  type ReleaseTrainService,
} from '@signalbox/backstage-plugin-release-train-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { SandboxClock } from '../../clock/SandboxClock';

/** Somebody of the example portal. */
export function person(name: string, email?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { ...(email && { email }) }, memberOf: [] },
  };
}

/** A component with annotations of PagerDuty. */
export function component(
  name: string,
  serviceId: string,
  account?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'pagerduty.com/service-id': serviceId,
        ...(account && { 'pagerduty.com/account': account }),
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'single-cell' },
  };
}

/** What the example portal says of PagerDuty, quick enough for a test. */
export function pagerDutyConfig(sandboxUrl: string): JsonObject {
  const place = {
    apiUrl: `${sandboxUrl}/pagerduty`,
    eventsUrl: `${sandboxUrl}/pagerduty`,
  };
  return {
    refreshInterval: '1s',
    requestTimeout: '1s',
    accounts: [
      {
        ...place,
        token: 'sandbox-token',
        webhookSecret: ['sandbox-secret', 'the-next-secret'],
        routingKey: 'pexplor'.padEnd(32, '0'),
      },
      { ...place, name: 'warehouse', token: 'sandbox-token-2' },
    ],
    rotations: [
      {
        rotation: 'single-cell',
        escalationPolicy: 'PSNGLCL',
        service: 'PEXPLOR',
      },
      { rotation: 'by-schedule', schedules: ['PSCPRIM', 'PSCSECD'] },
    ],
  };
}

/**
 * A backend with the module of PagerDuty, and in the place of the on-call plugin one that only hands
 * out what the module has brought.
 */
export async function startPagerDutyModule(options: {
  knex: Knex;
  sandboxUrl: string;
  /** Changes `onCall.pagerDuty`. */
  config?: JsonObject;
  entities: Entity[];
  releaseTrain?: ReleaseTrainService;
}) {
  const { knex, sandboxUrl, entities } = options;
  const clock = await SandboxClock.create({
    url: sandboxUrl,
    logger: mockServices.rootLogger.mock(),
  });
  const sources: OnCallSource[] = [];
  const probes: ReadinessProbe[] = [];
  const buses: EventsService[] = [];
  const logger = mockServices.logger.mock();
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'on-call',
        register(env) {
          env.registerExtensionPoint(onCallSourcesExtensionPoint, {
            addSource: source => void sources.push(source),
          });
          env.registerExtensionPoint(onCallReadinessExtensionPoint, {
            addProbe: probe => void probes.push(probe),
          });
          env.registerInit({
            deps: { events: eventsServiceRef },
            init: async ({ events }) => void buses.push(events),
          });
        },
      }),
      onCallModulePagerDuty,
      logger.factory,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          onCall: {
            pagerDuty: { ...pagerDutyConfig(sandboxUrl), ...options.config },
          },
        },
      }),
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      createServiceFactory({
        service: releaseTrainServiceRef,
        deps: {},
        factory: (): ReleaseTrainService =>
          options.releaseTrain ?? {
            getClient: async () => {
              throw new Error('There is no release train here');
            },
          },
      }),
    ],
  });
  return {
    source: sources[0],
    probe: probes[0],
    events: buses[0],
    clock,
    logger,
    url: `http://127.0.0.1:${backend.server.port()}`,
    async stop() {
      await backend.stop();
      clock.stop();
    },
  };
}

/** The module, running. */
export type PagerDutyModule = Awaited<ReturnType<typeof startPagerDutyModule>>;
