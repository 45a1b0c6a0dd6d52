import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/migrate';
import { minutes, T } from '../__testUtils__/testRotation';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();

/** A replica in a process of its own on the database of this client. */
function startReplica(knex: Knex, options: { now: number; hang: boolean }) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      require.resolve('../__testUtils__/replica'),
      JSON.stringify({
        connection: knex.client.config.connection,
        ...options,
        now: new Date(options.now).toISOString(),
      }),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const said: string[] = [];
  readline
    .createInterface({ input: child.stdout })
    .on('line', line => said.push(line));
  const exited = once(child, 'exit');
  return {
    said,
    says: (line: RegExp) =>
      until(async () => {
        if (child.exitCode !== null) throw new Error('The replica has ended');
        return said.find(entry => line.test(entry));
      }),
    write: (line: string) => child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

it('C3 a process killed by SIGKILL at T+5, in the middle of telling somebody, and one started at T+12: it escalates once, at once', async () => {
  const knex = await databases.init('POSTGRES_15');
  await migrate(mockServices.database({ knex }));
  const first = startReplica(knex, { now: T, hang: true });
  let second: ReturnType<typeof startReplica> | undefined;
  try {
    await first.says(/^ready/);
    first.write('open');
    const id = (await first.says(/^opened /)).split(' ')[1];
    await first.says(/^tells user:default\/bo$/);
    first.write(`now ${T + minutes(5)}`);
    await first.kill();
    const left = await knex('messages').where({ channel: 'chat' });
    expect(left).toEqual([
      expect.objectContaining({
        state: 'waiting',
        lease_owner: expect.any(String),
      }),
    ]);

    second = startReplica(knex, { now: T + minutes(12), hang: false });
    await second.says(/^tells user:default\/cy$/);
    await until(async () => {
      const waiting = await knex('messages').where({ state: 'waiting' });
      return waiting.length === 0;
    });
    // Whoever was being told is told after all; nobody is told twice.
    expect(second.said.slice(1).sort()).toEqual([
      'tells user:default/bo',
      'tells user:default/cy',
    ]);
    const told = await knex('page_events')
      .where({ page_id: id, kind: 'notified' })
      .orderBy('at');
    expect(told.map(({ person, at }) => [person, Number(at) - T])).toEqual([
      ['user:default/bo', 0],
      ['user:default/cy', minutes(12)],
    ]);
    const page = await knex('pages').where({ id }).first();
    expect(Number(page.escalate_at) - T).toBe(minutes(42));
  } finally {
    await first.kill();
    await second?.kill();
  }
}, 60_000);
