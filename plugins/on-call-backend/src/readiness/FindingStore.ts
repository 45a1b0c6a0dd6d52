import type { Knex } from 'knex';

/** One of the two things to be ready with in a check. */
export type ReadinessBoxName = 'assigned' | 'works';

/** The two boxes of a check, in the order in which they are ticked. */
export const READINESS_BOXES: readonly ReadinessBoxName[] = [
  'assigned',
  'works',
];

/** The last that one origin said of one box. */
export interface Finding {
  person: string;
  checkId: string;
  box: ReadinessBoxName;
  /** `token`: a machine, by a token that the person handed over for one look. */
  origin: 'machine' | 'token' | 'person';
  state: 'yes' | 'no' | 'unknown';
  detail?: string;
  /** Who said so, where it was a person. */
  saidBy?: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Keeps what is known of people's readiness. */
export interface FindingStore {
  /** All that is known of these people, in one query. */
  load(persons: readonly string[]): Promise<Finding[]>;
  /** Keeps findings, each in place of what the same origin said of the box before. */
  save(findings: readonly Finding[]): Promise<void>;
}

interface FindingRow {
  person: string;
  check_id: string;
  box: ReadinessBoxName;
  origin: Finding['origin'];
  state: Finding['state'];
  detail: string | null;
  said_by: string | null;
  at: number | string;
}

function toFinding(row: FindingRow): Finding {
  return {
    person: row.person,
    checkId: row.check_id,
    box: row.box,
    origin: row.origin,
    state: row.state,
    detail: row.detail ?? undefined,
    saidBy: row.said_by ?? undefined,
    at: Number(row.at),
  };
}

/** Keeps findings in the plugin's database. */
export class DatabaseFindingStore implements FindingStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseFindingStore {
    return new DatabaseFindingStore(options.knex);
  }

  async load(persons: readonly string[]): Promise<Finding[]> {
    if (persons.length === 0) return [];
    const rows: FindingRow[] = await this.knex('readiness_findings').whereIn(
      'person',
      persons,
    );
    return rows.map(toFinding);
  }

  async save(findings: readonly Finding[]): Promise<void> {
    if (findings.length === 0) return;
    await this.knex('readiness_findings')
      .insert(
        findings.map(finding => ({
          person: finding.person,
          check_id: finding.checkId,
          box: finding.box,
          origin: finding.origin,
          state: finding.state,
          detail: finding.detail ?? null,
          said_by: finding.saidBy ?? null,
          at: finding.at,
        })),
      )
      .onConflict(['person', 'check_id', 'box', 'origin'])
      .merge();
  }
}
