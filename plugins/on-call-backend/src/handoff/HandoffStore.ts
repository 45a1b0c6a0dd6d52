import type { Knex } from 'knex';
import type { ShiftKey } from '../book/TickStore';

/** One thing that happened to a handoff note. */
export interface HandoffStep {
  /** Counts from 1. */
  version: number;
  kind: 'written' | 'acknowledged';
  /** The note, where it was written. */
  markdown?: string;
  person: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Keeps handoff notes: every version and every acknowledgement, in order. */
export interface HandoffStore {
  /** All that happened to the note at the end of a shift, the first first. */
  load(key: ShiftKey): Promise<HandoffStep[]>;
  /** The same for many shifts, in one query; those without a note are absent. */
  loadMany(
    keys: readonly ShiftKey[],
  ): Promise<Array<ShiftKey & { steps: HandoffStep[] }>>;
  /** Adds what happened. False when somebody else has taken the version meanwhile. */
  append(
    trx: Knex.Transaction,
    key: ShiftKey,
    step: HandoffStep,
  ): Promise<boolean>;
}

interface StepRow {
  rotation: string;
  shift: number;
  version: number;
  kind: HandoffStep['kind'];
  markdown: string | null;
  person: string;
  at: number | string;
}

function toStep(row: StepRow): HandoffStep {
  return {
    version: row.version,
    kind: row.kind,
    markdown: row.markdown ?? undefined,
    person: row.person,
    at: Number(row.at),
  };
}

/** Keeps handoff notes in the plugin's database. */
export class DatabaseHandoffStore implements HandoffStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseHandoffStore {
    return new DatabaseHandoffStore(options.knex);
  }

  async load(key: ShiftKey): Promise<HandoffStep[]> {
    const [found] = await this.loadMany([key]);
    return found?.steps ?? [];
  }

  async loadMany(
    keys: readonly ShiftKey[],
  ): Promise<Array<ShiftKey & { steps: HandoffStep[] }>> {
    if (keys.length === 0) return [];
    const rows: StepRow[] = await this.knex('handoff_steps')
      .whereIn(
        ['rotation', 'shift'],
        keys.map(({ rotation, shift }) => [rotation, shift]),
      )
      .orderBy(['rotation', 'shift', 'version']);
    const found: Array<ShiftKey & { steps: HandoffStep[] }> = [];
    for (const row of rows) {
      const last = found.at(-1);
      if (last?.rotation === row.rotation && last.shift === row.shift) {
        last.steps.push(toStep(row));
      } else {
        const { rotation, shift } = row;
        found.push({ rotation, shift, steps: [toStep(row)] });
      }
    }
    return found;
  }

  async append(
    trx: Knex.Transaction,
    key: ShiftKey,
    step: HandoffStep,
  ): Promise<boolean> {
    const written = await trx('handoff_steps')
      .insert({
        rotation: key.rotation,
        shift: key.shift,
        version: step.version,
        kind: step.kind,
        markdown: step.markdown ?? null,
        person: step.person,
        at: step.at,
      })
      // Two people read the same version and both wrote: the key lets only one of them.
      .onConflict(['rotation', 'shift', 'version'])
      .ignore()
      .returning('version');
    return written.length === 1;
  }
}
