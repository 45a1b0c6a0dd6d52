import { duration } from './progress.mjs';

/**
 * What one stage came to. `counts` maps a kind (unit, integration, browser,
 * scripts, check) to `{ passed, failed, skipped }`.
 */
export class Report {
  #stages = [];

  add(stage, ms, counts) {
    this.#stages.push({ stage, ms, counts });
  }

  #totals(counted) {
    const sum = key => counted.reduce((n, count) => n + (count[key] ?? 0), 0);
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      skipped: sum('skipped'),
    };
  }

  get totals() {
    return this.#totals(this.#stages.flatMap(s => Object.values(s.counts)));
  }

  /** How many tests ran, checks not counted. */
  get tested() {
    return Object.entries(this.#kinds())
      .filter(([kind]) => kind !== 'check')
      .reduce((n, [, { passed, failed }]) => n + passed + failed, 0);
  }

  /** Nothing failed, and there was something that could have. */
  get ok() {
    const { passed, failed } = this.totals;
    return failed === 0 && passed > 0;
  }

  #kinds() {
    const kinds = {};
    for (const { counts } of this.#stages) {
      for (const [kind, count] of Object.entries(counts)) {
        kinds[kind] = this.#totals([kinds[kind] ?? {}, count]);
      }
    }
    return kinds;
  }

  /** The table of where the time went, the counts, and the line for machines. */
  lines() {
    const rows = this.#stages.map(({ stage, ms, counts }) => {
      const total = this.#totals(Object.values(counts));
      return [stage, duration(ms), ...Object.values(total).map(String)];
    });
    const kinds = Object.entries(this.#kinds()).map(([kind, total]) => [
      kind,
      '',
      ...Object.values(total).map(String),
    ]);
    const { passed, failed } = this.totals;
    return [
      '',
      ...table([
        ['stage', 'time', 'passed', 'failed', 'skipped'],
        ...rows,
        ['', '', '', '', ''],
        ['kind', '', 'passed', 'failed', 'skipped'],
        ...kinds,
      ]),
      '',
      `${passed} passed, ${failed} failed`,
    ];
  }
}

function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(r => r[i].length)));
  return rows.map(row =>
    row
      .map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]),
      )
      .join('  ')
      .trimEnd(),
  );
}
