import type { Claim } from '@signalbox/scheduling-node';
import type { DeploymentEndedEvent } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';

/** The table of the deployments that PagerDuty is told of. */
export const CHANGES = 'on_call_pagerduty_changes';

/** A redelivered event is older than this only by accident. */
const KEPT_MS = 90 * 24 * 3_600_000;

/**
 * What became of it. `sending` is written before it is sent: who finds it after a crash cannot know
 * whether PagerDuty has it, and an event that is missing is better than one that is there twice.
 */
export type ChangeOutcome =
  | 'sending'
  | 'told'
  | 'left-out'
  | 'given-up'
  | 'unsure';

/** A deployment of which PagerDuty is to be told. */
export interface ChangeRecord {
  hint: DeploymentEndedEvent;
  outcome?: ChangeOutcome;
  failures: number;
}

/** Which deployments PagerDuty was told of; all replicas share it. */
export class ChangeStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): ChangeStore {
    return new ChangeStore(options.knex);
  }

  /** Notes a deployment, unless it was heard of before. */
  async hear(hint: DeploymentEndedEvent, now: number): Promise<void> {
    await this.knex(CHANGES)
      .where('heard_at', '<', now - KEPT_MS)
      .delete();
    await this.knex(CHANGES)
      .insert({
        id: hint.deploymentId,
        hint: JSON.stringify(hint),
        heard_at: now,
        next_at: now,
      })
      .onConflict('id')
      .ignore();
  }

  async load(id: string): Promise<ChangeRecord | undefined> {
    const row = await this.knex(CHANGES)
      .select('hint', 'outcome', 'failures')
      .where({ id })
      .first();
    return (
      row && {
        hint: JSON.parse(row.hint),
        outcome: row.outcome ?? undefined,
        failures: Number(row.failures),
      }
    );
  }

  /** Writes what became of it, under the claim; false when that is lost. */
  async write(
    claim: Claim,
    change: { outcome: ChangeOutcome | null; failures?: number },
  ): Promise<boolean> {
    const changed = await this.knex(CHANGES)
      .where({ id: claim.id, fence: claim.fence })
      .update(change);
    return changed === 1;
  }
}
