import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { DatabaseClock } from '@signalbox/scheduling-node';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxClock } from './SandboxClock';
import { sandboxClockServiceFactory } from './sandboxClockServiceFactory';

describe('sandboxClockServiceFactory', () => {
  const nodeEnv = process.env.NODE_ENV;
  const clocks: SandboxClock[] = [];
  let sandbox: Server;
  let url: string;

  const setNodeEnv = (value: string | undefined) => {
    (process.env as Record<string, string | undefined>).NODE_ENV = value;
  };

  function testerFor(data: object) {
    return ServiceFactoryTester.from(sandboxClockServiceFactory, {
      dependencies: [
        mockServices.rootConfig.factory({ data: data as {} }),
        mockServices.database.factory(),
      ],
    });
  }

  beforeAll(async () => {
    sandbox = createServer((_, response) =>
      response.end(JSON.stringify({ offsetMs: 60_000 })),
    );
    await new Promise<void>(resolve => {
      sandbox.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(sandbox.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    clocks.splice(0).forEach(clock => clock.stop());
    setNodeEnv(nodeEnv);
  });

  afterAll(async () => {
    sandbox.closeAllConnections();
    await new Promise(resolve => {
      sandbox.close(resolve);
    });
  });

  it('gives every plugin the one clock of the sandbox', async () => {
    const tester = testerFor({ sandbox: { url } });

    const one = await tester.getSubject('one');
    const two = await tester.getSubject('two');

    expect(one).toBeInstanceOf(SandboxClock);
    expect(two).toBe(one);
    clocks.push(one as SandboxClock);
  });

  it('is the clock of the database without a sandbox', async () => {
    await expect(testerFor({}).getSubject('one')).resolves.toBeInstanceOf(
      DatabaseClock,
    );
  });

  it('is the clock of the database in production', async () => {
    setNodeEnv('production');

    await expect(
      testerFor({ sandbox: { url } }).getSubject('one'),
    ).resolves.toBeInstanceOf(DatabaseClock);
  });
});
