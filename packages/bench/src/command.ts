import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What `scripts/bench.mjs` asks a benchmark for. */
export interface BenchCommand {
  quick: boolean;
  markdown: boolean;
  /** The PostgreSQL to measure on, for those that need one. */
  server?: string;
  /** Where the figures are kept as JSON. */
  out: string;
}

/** What the figures were measured on. */
export interface Machine {
  cores: number;
  cpu: string;
  node: string;
  quick: boolean;
  rounds: number;
  /** Processes that wanted a core when the run began, in the minute before. */
  load: number;
}

/** Reads the arguments, measures, and ends the process. */
export function runBench(measure: (command: BenchCommand) => Promise<void>) {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      server: { type: 'string' },
      out: { type: 'string' },
    },
  });
  measure({
    quick: values.quick!,
    markdown: values.markdown!,
    server: values.server,
    out: values.out!,
  }).then(
    () => process.exit(0),
    error => {
      console.error(error);
      process.exit(1);
    },
  );
}

/** The machine as it is before anything is measured. */
export function machineOf(command: BenchCommand, rounds: number): Machine {
  return {
    cores: os.cpus().length,
    cpu: os.cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    quick: command.quick,
    rounds,
    load: os.loadavg()[0],
  };
}

/** Measures one thing and says so. */
export async function step<T>(
  name: string,
  measure: () => T | Promise<T>,
): Promise<T> {
  const start = performance.now();
  const result = await measure();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stderr.write(`measured: ${name} (${seconds} s)\n`);
  return result;
}

/** Keeps the figures and prints the report. */
export function tell(command: BenchCommand, kept: unknown, report: string) {
  mkdirSync(path.dirname(command.out), { recursive: true });
  writeFileSync(command.out, `${JSON.stringify(kept, null, 2)}\n`);
  process.stdout.write(`\n${report}\n\n`);
}
