import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
  AuthService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  RELEASE_TRAIN_DEPLOYMENT_TOPIC,
  type ReleaseTrainService,
} from '@signalbox/backstage-plugin-release-train-node';
import {
  ClaimWorker,
  type Claim,
  type ClockService,
} from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { CHANGES, ChangeStore } from './changes/ChangeStore';
import { ChangeTeller } from './changes/ChangeTeller';
import { PagerDutyClient } from './client/PagerDutyClient';
import type { PagerDutyAccount, PagerDutySettings } from './config/settings';
import { PagerDutySource } from './PagerDutySource';
import { PersonalIncidents } from './pages/PersonalIncidents';
import { Requesters } from './pages/Requesters';
import { CatalogPeople } from './people/CatalogPeople';
import { PagerDutyProbe } from './readiness/PagerDutyProbe';
import { AnnotatedServices } from './reading/AnnotatedServices';
import { DatabaseReadingStore, JOBS } from './reading/DatabaseReadingStore';
import { PagerDutyReader } from './reading/PagerDutyReader';
import { Refresher } from './reading/Refresher';
import { Deliveries } from './webhooks/Deliveries';

/** A replica that died is followed by another after so long. */
const LEASE_MS = 30_000;
/** How late another replica's wish is heard at most. */
const BACKSTOP_MS = 5_000;
/** Several accounts at once; of each it is one request at a time. */
const CONCURRENCY = 4;

/** What PagerDuty brings to on-call, and its job on this replica. */
export interface RunningPagerDuty {
  source: PagerDutySource;
  probe: PagerDutyProbe;
  deliveries: Deliveries;
  /** Lets the job look for what is due. */
  wake: () => void;
}

/**
 * Puts the parts together. The job of this replica begins once the backend has started; of several
 * replicas on one database one reads each service.
 */
export async function startPagerDuty(options: {
  settings: PagerDutySettings;
  knex: Knex;
  auth: AuthService;
  catalog: CatalogService;
  clock: ClockService;
  events: EventsService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  releaseTrain: ReleaseTrainService;
}): Promise<RunningPagerDuty> {
  const { settings, knex, auth, catalog, clock, lifecycle, logger } = options;
  const clients = new Map(
    settings.accounts.map(account => [
      account,
      PagerDutyClient.create({ account, timeoutMs: settings.requestTimeoutMs }),
    ]),
  );
  const clientOf = (account: PagerDutyAccount) => clients.get(account)!;
  const people = CatalogPeople.create({ catalog, auth });
  const store = DatabaseReadingStore.create({ knex });
  const services = AnnotatedServices.create({
    settings,
    catalog,
    auth,
    store,
    clock,
  });
  const refresher = Refresher.create({
    settings,
    store,
    reader: PagerDutyReader.create({ people, clock, logger }),
    services,
    clientOf,
    clock,
    logger,
  });
  const teller = ChangeTeller.create({
    settings,
    store: ChangeStore.create({ knex }),
    releaseTrain: options.releaseTrain,
    catalog,
    auth,
    clientOf,
    clock,
    logger,
  });

  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const ending = new AbortController();
  const workers: ClaimWorker[] = [];
  const wake = () => workers.forEach(worker => worker.wake());
  const startWorker = (
    table: string,
    concurrency: number,
    handle: (claim: Claim, signal: AbortSignal) => Promise<number | undefined>,
  ) =>
    workers.push(
      ClaimWorker.start({
        name: table,
        knex,
        table,
        clock,
        logger,
        owner,
        leaseMs: LEASE_MS,
        backstopMs: BACKSTOP_MS,
        concurrency,
        handle: (claim, signal) =>
          handle(claim, AbortSignal.any([signal, ending.signal])),
      }),
    );
  lifecycle.addStartupHook(async () => {
    await services.begin();
    startWorker(JOBS, CONCURRENCY, async (claim, signal) => {
      const nextAt = await refresher.handle(claim, signal);
      // The catalog may have brought something to read.
      wake();
      return nextAt;
    });
    startWorker(CHANGES, 1, (claim, signal) => teller.handle(claim, signal));
  });
  lifecycle.addShutdownHook(async () => {
    // A pause that PagerDuty has asked for is not waited out.
    ending.abort();
    await Promise.all(workers.map(worker => worker.stop()));
  });

  if (settings.accounts.some(({ routingKey }) => routingKey !== undefined)) {
    await options.events.subscribe({
      id: 'on-call-pagerduty-changes',
      topics: [RELEASE_TRAIN_DEPLOYMENT_TOPIC],
      async onEvent({ eventPayload }) {
        await teller.hear(eventPayload);
        wake();
      },
    });
  }

  return {
    source: PagerDutySource.create({
      settings,
      store,
      clock,
      logger,
      wake,
      incidents: PersonalIncidents.create({
        settings,
        store,
        requesters: Requesters.create({ people, auth, clientOf }),
        clock,
      }),
    }),
    probe: PagerDutyProbe.create({ settings, people, clientOf }),
    deliveries: Deliveries.create({ knex, clock }),
    wake,
  };
}
