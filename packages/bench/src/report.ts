import type { Machine } from './command';
import type { Lateness } from './lateness';
import type { DeploymentDrain, Drain, Memory } from './drain';
import type { Idle } from './idle';
import { figure, layOut, rate, targetTable, type Target } from './tables';
import type { Takeover } from './takeover';

/** All that one run has measured. */
export interface Measurements {
  machine: Machine & { postgres: string };
  memory: Memory[];
  drain: Drain;
  deployments: DeploymentDrain;
  lateness: Record<'signalbox' | 'pgBoss' | 'graphileWorker', Lateness>;
  idle: Idle;
  takeover: Takeover;
}

/** The heap may rise by this much over the drain and still be called flat, in MiB. */
const FLAT_MIB = 5;

/** What was promised beside what was measured. */
export function targetsOf(measured: Measurements): Target[] {
  const { lateness, idle, takeover, drain, memory } = measured;
  const growth = memory[memory.length - 1].heapUsed - memory[0].heapUsed;
  const atMost = (
    what: string,
    value: number,
    limit: number,
    unit: string,
  ) => ({
    what,
    target: `at most ${limit}`,
    measured: value,
    unit,
    met: value <= limit,
  });
  return [
    atMost('dispatch late, p50', lateness.signalbox.p50, 10, 'ms'),
    atMost('dispatch late, p99', lateness.signalbox.p99, 50, 'ms'),
    atMost('idle, a replica', idle.signalboxQueries, 0.5, 'queries/s'),
    atMost('takeover, the slowest', takeover.max, 20, 's'),
    {
      what: 'drain, beside the bare loop',
      target: 'at least 0.5',
      measured: drain.ratio,
      unit: 'of its rate',
      met: drain.ratio >= 0.5,
    },
    atMost('heap grown over the drain', growth, FLAT_MIB, 'MiB'),
  ];
}

/** The tables of the report, each with a heading row. */
function tables(measured: Measurements): string[][][] {
  const { lateness, drain, deployments, memory, idle, takeover } = measured;
  const late = (name: string, own: Lateness) => [
    name,
    String(own.n),
    figure(own.p50, 0),
    figure(own.p99, 0),
    figure(own.max, 0),
    figure(own.p50 / lateness.signalbox.p50),
  ];
  const drained = (name: string, key: keyof Drain['median']) => [
    name,
    rate(drain.median[key]),
    drain.rounds[key].map(rate).join(' / '),
    figure(drain.median[key] / drain.median.bare, 2),
  ];
  return [
    targetTable('T8', targetsOf(measured)),
    [
      ['late, ms', 'N', 'p50', 'p99', 'most', 'p50 beside ours'],
      late('Signalbox, due to `dispatch()`', lateness.signalbox),
      late('pg-boss, polling every 0.5 s', lateness.pgBoss),
      late('graphile-worker, polling every 0.5 s', lateness.graphileWorker),
    ],
    [
      [`drain of ${rate(drain.rows)}`, 'rows/s', 'by round', 'beside bare'],
      drained('bare `UPDATE ... SKIP LOCKED` loop', 'bare'),
      drained('Signalbox `ClaimWorker`', 'signalbox'),
      drained('bare loop, and a write for each row', 'bareWriting'),
      drained('`ClaimWorker`, and a write for each row', 'signalboxWriting'),
      drained('pg-boss, `fetch` and `complete`', 'pgBoss'),
      drained('graphile-worker', 'graphileWorker'),
    ],
    [
      ['real deployments, all due at once', 'N', 'a second'],
      ['sent', String(deployments.n), figure(deployments.sentPerSecond)],
      [
        'sent, followed and proven',
        String(deployments.n),
        figure(deployments.endedPerSecond),
      ],
    ],
    [
      [
        'memory over the drain, MiB',
        ...memory.map(({ percent }) => `${percent} %`),
      ],
      ['heap used', ...memory.map(({ heapUsed }) => figure(heapUsed))],
      ['resident', ...memory.map(({ rss }) => figure(rss))],
    ],
    [
      [`idle for ${figure(idle.seconds, 0)} s`, 'a second'],
      ['Signalbox, queries', figure(idle.signalboxQueries, 2)],
      ['Signalbox, commits', figure(idle.signalboxCommits, 2)],
      ['pg-boss, commits', figure(idle.pgBossCommits, 2)],
      ['graphile-worker, commits', figure(idle.graphileWorkerCommits, 2)],
    ],
    [
      ['takeover, s', 'N', 'median', 'slowest', 'each'],
      [
        'after `kill -9` in a dispatch',
        String(takeover.n),
        figure(takeover.median),
        figure(takeover.max),
        takeover.seconds.map(value => figure(value)).join(' / '),
      ],
    ],
  ];
}

/** The report, as tables of Markdown or, aligned the same way, for the terminal. */
export function reportOf(measured: Measurements, markdown: boolean): string {
  const { cores, cpu, node, postgres, rounds, load } = measured.machine;
  const head = `${cores} cores (${cpu}, load ${figure(
    load,
  )}), Node ${node}, PostgreSQL ${postgres}, ${rounds} rounds`;
  return `${head}\n\n${layOut(tables(measured), markdown)}`;
}
