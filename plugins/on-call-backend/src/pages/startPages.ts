import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  OnCallMessenger,
  OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import {
  ClaimWorker,
  DueLoop,
  type Claim,
  type ClockService,
} from '@signalbox/scheduling-node';
import type express from 'express';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import { DatabaseMessageOutbox } from '../messages/DatabaseMessageOutbox';
import { MessageDeliverer } from '../messages/MessageDeliverer';
import type { MessageOutbox } from '../messages/MessageOutbox';
import { NotificationsMessenger } from '../messages/NotificationsMessenger';
import { ShiftNotices } from '../notices/ShiftNotices';
import type { ReadinessReader } from '../readiness/ReadinessReader';
import { createPagesRouter } from '../router/pagesRouter';
import type { RouterParts } from '../router/RouterParts';
import type { RotationSchedules } from '../schedule/RotationSchedules';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { AuthorizedPageService } from './AuthorizedPageService';
import { DatabasePagesReader } from './DatabasePagesReader';
import { DefaultPageService } from './DefaultPageService';
import type { EntityRotations } from './EntityRotations';
import { OutsidePages } from './OutsidePages';
import { PageEscalator } from './PageEscalator';
import { PageMetrics } from './PageMetrics';
import type { PageRecord } from './pageRows';
import { Pages } from './Pages';
import type { PageService } from './PageService';
import type { PagesReader } from './PagesReader';
import { PageViews } from './PageViews';
import { ScheduledDuty } from './ScheduledDuty';

/** A schedule that changed wakes the loop; this is for what nobody told. */
const NOTICES_BACKSTOP_MS = 5 * 60_000;

/** What pages, messages and notices are made of. */
export interface PagesOptions extends Pick<RouterParts, 'acting' | 'auditor'> {
  knex: Knex;
  clock: ClockService;
  logger: LoggerService;
  lifecycle: LifecycleService;
  model: OnCallModel;
  schedules: RotationSchedules;
  readiness: ReadinessReader;
  entities: EntityRotations;
  notifications: NotificationService;
  notifier: ChangeNotifier;
  /** Where instruments are made. */
  instruments: MetricsService;
  messengers: ReadonlyMap<string, OnCallMessenger>;
  sources: ReadonlyMap<string, OnCallSource>;
}

/** Pages, messages and notices as parts of the plugin. */
export interface PagesParts {
  routers: express.Router[];
  reader: PagesReader;
  /** Pages for whoever has found out who calls. */
  service: PageService;
  outbox: MessageOutbox;
  /** Looks for notices that are due; call it after a commit that changed a schedule. */
  scheduleChanged(): void;
}

/**
 * Starts the workers of this replica once the backend has started, and ends them with it. Several
 * replicas on one database share the work row by row.
 */
export function startPages(options: PagesOptions): PagesParts {
  const { knex, clock, logger, lifecycle, model, notifier } = options;
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const metrics = PageMetrics.create(options.instruments);
  const messengers: OnCallMessenger[] = [
    NotificationsMessenger.create(options.notifications),
    ...options.messengers.values(),
  ];
  const outbox = DatabaseMessageOutbox.create({
    clock,
    channels: messengers.map(({ name }) => name),
  });
  const onDuty = ScheduledDuty.create(options.schedules);
  const changed = ({ id, rotation }: Pick<PageRecord, 'id' | 'rotation'>) =>
    notifier.changed({ kind: 'page', rotation, pageId: id });
  const context = { knex, clock, model, onDuty, outbox, metrics, changed };
  const pages = Pages.create(context);
  const escalator = PageEscalator.create(context);
  const deliverer = MessageDeliverer.create({
    knex,
    clock,
    logger,
    metrics,
    timeoutMs: model.scheduler.messageTimeoutMs,
    messengers,
    onSettled: ({ pageId }) => {
      if (pageId) notifier.changed({ kind: 'page', pageId });
    },
  });
  const notices = ShiftNotices.create({ ...options, outbox });
  const outside = OutsidePages.create({
    model,
    sources: [...options.sources.values()],
  });
  const views = PageViews.create({ knex, onDuty });
  const service = AuthorizedPageService.create(
    DefaultPageService.create({
      knex,
      clock,
      model,
      pages,
      views,
      outside,
      entities: options.entities,
    }),
  );

  const running: Array<{ stop(): Promise<void> }> = [];
  let wakeNotices = () => {};
  const startWorker = (
    table: string,
    concurrency: number,
    handle: (claim: Claim, signal: AbortSignal) => Promise<number | undefined>,
  ) => {
    const worker = ClaimWorker.start({
      name: `on-call ${table}`,
      knex,
      table,
      clock,
      logger,
      owner,
      leaseMs: model.scheduler.leaseMs,
      backstopMs: model.scheduler.backstopMs,
      concurrency,
      handle,
    });
    running.push(worker);
    return worker;
  };
  lifecycle.addStartupHook(() => {
    const escalation = startWorker('pages', 8, claim =>
      escalator.handle(claim),
    );
    pages.onWake(() => escalation.wake());
    const delivery = startWorker('messages', 8, (claim, signal) =>
      deliverer.handle(claim, signal),
    );
    outbox.onWake(() => delivery.wake());
    const loop = DueLoop.start({
      name: 'on-call notices',
      clock,
      logger,
      backstopMs: NOTICES_BACKSTOP_MS,
      earliestDue: async () => notices.nextAt(),
      runDue: () => notices.give(),
    });
    running.push(loop);
    wakeNotices = () => loop.wake();
  });
  lifecycle.addShutdownHook(async () => {
    await Promise.all(running.map(worker => worker.stop()));
  });

  return {
    routers: [createPagesRouter(options, service)],
    service,
    reader: DatabasePagesReader.create({ knex, views, outside }),
    outbox,
    scheduleChanged: () => wakeNotices(),
  };
}
