import readline from 'node:readline';
import type { LoggerService } from '@backstage/backend-plugin-api';
import knexFactory from 'knex';
import { startPages } from '../pages/startPages';
import type { CallOptions } from '../router/RouterParts';
import { RecordingMetrics } from './RecordingMetrics';
import { TestClock } from './TestClock';
import { singleCell, TestSchedules } from './testRotation';

const quiet = () => {};
const logger = {
  error: (message: string) => process.stderr.write(`${message}\n`),
  warn: quiet,
  info: quiet,
  debug: quiet,
} as unknown as LoggerService;

/**
 * One replica in a process of its own, so that it can be killed like one. It reads lines: `now` and an
 * instant sets its clock, `open` opens a page. It says whom it is telling; with `hang` it never ends
 * telling them.
 */
async function main(): Promise<void> {
  const { connection, now, hang } = JSON.parse(process.argv[2]);
  const knex = knexFactory({ client: 'pg', connection });
  const clock = new TestClock(now);
  const model = {
    rotations: new Map([[singleCell.id, singleCell]]),
    notices: { aheadMs: [] },
    scheduler: { leaseMs: 15_000, backstopMs: 500, messageTimeoutMs: 60_000 },
    appUrl: 'http://portal.example',
    annotated: new Map(),
  };
  const started: Array<() => void> = [];
  const { service } = startPages({
    acting: async () => {
      throw new Error('Nobody calls over HTTP');
    },
    auditor: { createEvent: async () => ({ success: quiet, fail: quiet }) },
    knex,
    clock,
    logger,
    lifecycle: {
      addStartupHook: (hook: () => void) => void started.push(hook),
      addShutdownHook: quiet,
    },
    model,
    schedules: new TestSchedules(model),
    readiness: { of: async () => new Map() },
    entities: { rotationOf: async () => undefined },
    notifications: { send: async () => {} },
    notifier: { changed: quiet },
    instruments: new RecordingMetrics(),
    messengers: new Map([
      [
        'chat',
        {
          name: 'chat',
          tell: async (person: string) => {
            process.stdout.write(`tells ${person}\n`);
            if (hang) await new Promise(quiet);
            return { outcome: 'sent' };
          },
        },
      ],
    ]),
    sources: new Map(),
  } as unknown as Parameters<typeof startPages>[0]);
  started.forEach(hook => hook());

  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', async line => {
    const [word, value] = line.split(' ');
    if (word === 'now') clock.moveTo(Number(value));
    if (word === 'open') {
      const options = {
        actor: 'user:default/vic',
        access: { allows: () => true },
      } as unknown as CallOptions;
      const order = { rotation: singleCell.id, title: 'Explorer is down' };
      const { page } = await service.open(order, options);
      process.stdout.write(`opened ${page.id}\n`);
    }
  });
  // Whoever started this process has ended.
  lines.on('close', () => process.exit(0));
  process.stdout.write('ready\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
