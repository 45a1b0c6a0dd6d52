import type { LifecycleServiceShutdownHook } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type {
  MessageOutcome,
  OnCallMessage,
  OnCallMessenger,
  OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import { migrate } from '../database/migrate';
import type { EntityRotations } from '../pages/EntityRotations';
import { startPages } from '../pages/startPages';
import type { ReadinessSummary } from '../readiness/ReadinessReader';
import type { CallOptions } from '../router/RouterParts';
import type { ChangeMessage } from '../service/ChangeNotifier';
import { RecordingMetrics } from './RecordingMetrics';
import { TestClock } from './TestClock';
import { singleCell, T, TestSchedules } from './testRotation';
import { until } from './until';

/** Something that was told over a channel of the test. */
export interface Told {
  person: string;
  title: string;
  text?: string;
  link?: string;
  dedupeKey: string;
}

/** Everybody may do everything unless a test says otherwise. */
export function callOptions(
  name: string,
  allows: CallOptions['access']['allows'] = () => true,
): CallOptions {
  const userRef = `user:default/${name}`;
  return {
    credentials: mockCredentials.user(userRef),
    access: { allows },
    actor: userRef,
    userRef,
    onBehalf: false,
  };
}

/** One replica of pages, messages and notices on this database, at work at once. */
export async function startTestPages(options: {
  knex: Knex;
  /** Shared by replicas that are awake together. */
  clock?: TestClock;
  rotations?: ConfiguredRotation[];
  aheadMs?: number[];
  /** What a channel beside the notifications answers; it tells them when it is absent. */
  answer?: (person: string, message: OnCallMessage) => Promise<MessageOutcome>;
  sources?: OnCallSource[];
  entities?: EntityRotations;
  readiness?: ReadinessSummary;
  leaseMs?: number;
}) {
  const { knex, aheadMs = [] } = options;
  const clock = options.clock ?? new TestClock(new Date(T).toISOString());
  await migrate(mockServices.database({ knex }));
  const model: OnCallModel = {
    rotations: new Map(
      (options.rotations ?? [singleCell]).map(entry => [entry.id, entry]),
    ),
    notices: { aheadMs },
    scheduler: {
      leaseMs: options.leaseMs ?? 15_000,
      backstopMs: 30_000,
      messageTimeoutMs: 5_000,
    },
    appUrl: 'http://portal.example',
    annotated: new Map(),
  };
  const told: Told[] = [];
  const notified: NotificationSendOptions[] = [];
  const messenger: OnCallMessenger = {
    name: 'chat',
    async tell(person, message, { dedupeKey }) {
      const outcome = (await options.answer?.(person, message)) ?? {
        outcome: 'sent',
      };
      if (outcome.outcome === 'sent') {
        const { title, text, link } = message;
        told.push({ person, title, text, link, dedupeKey });
      }
      return outcome;
    },
  };
  const schedules = new TestSchedules(model);
  const instruments = new RecordingMetrics();
  const changes: ChangeMessage[] = [];
  const shutdown: LifecycleServiceShutdownHook[] = [];
  const logger = mockServices.logger.mock();
  const parts = startPages({
    acting: async () => callOptions('ana'),
    auditor: mockServices.auditor.mock(),
    knex,
    clock,
    logger,
    lifecycle: {
      addStartupHook: hook => void hook(),
      addShutdownHook: hook => void shutdown.push(hook),
    },
    model,
    schedules,
    readiness: {
      of: async persons =>
        new Map(persons.map(person => [person, options.readiness ?? 'ready'])),
    },
    entities: options.entities ?? { rotationOf: async () => 'single-cell' },
    notifications: {
      send: async notification => void notified.push(notification),
    },
    notifier: { changed: message => void changes.push(message) },
    instruments,
    messengers: new Map([[messenger.name, messenger]]),
    sources: new Map(
      (options.sources ?? []).map(source => [source.name, source]),
    ),
  });

  return {
    ...parts,
    changes,
    clock,
    instruments,
    knex,
    logger,
    notified,
    schedules,
    told,
    /** Who was paged over the channel, in the order of telling. */
    names: () =>
      told
        .filter(({ dedupeKey }) => dedupeKey.startsWith('page:'))
        .map(({ person }) => person.split('/')[1]),
    /** Waits until nothing is due and nobody works. */
    quiet: () =>
      until(async () => {
        for (const table of ['pages', 'messages']) {
          const busy = await knex(table)
            .whereNotNull('lease_until')
            .orWhere('next_at', '<=', clock.now())
            .first('id');
          if (busy) return false;
        }
        return true;
      }),
    async stop() {
      await Promise.all(shutdown.map(hook => hook()));
    },
  };
}

/** A started replica. */
export type TestPages = Awaited<ReturnType<typeof startTestPages>>;
