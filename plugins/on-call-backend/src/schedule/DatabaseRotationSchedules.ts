import type { Roster } from '@signalbox/backstage-plugin-on-call-common';
import type { Knex } from 'knex';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import { notFound } from '../service/errors';
import {
  toOverride,
  toTransfers,
  type OverrideRow,
  type SwapRow,
} from './changeRows';
import type { Rosters } from './Rosters';
import type { RotationSchedule, RotationSchedules } from './RotationSchedules';

/** Until somebody is known to take turns it is nobody's turn, which every page shows as a gap. */
const NOBODY: Roster = { fromShift: 0, members: [], firstIndex: 0 };

/** Rotations as the configuration and the database have them. */
export class DatabaseRotationSchedules implements RotationSchedules {
  private constructor(
    private readonly knex: Knex,
    private readonly model: OnCallModel,
    private readonly rosters: Rosters,
  ) {}

  static create(options: {
    knex: Knex;
    model: OnCallModel;
    rosters: Rosters;
  }): DatabaseRotationSchedules {
    return new DatabaseRotationSchedules(
      options.knex,
      options.model,
      options.rosters,
    );
  }

  /** Within a transaction of the caller it is what that transaction sees. */
  async load(
    rotationId: string,
    knex: Knex = this.knex,
  ): Promise<RotationSchedule> {
    const configured = this.model.rotations.get(rotationId);
    if (!configured) throw notFound('rotation', rotationId);
    const of = { rotation: rotationId };
    const rosters = await this.rosters.load(rotationId, knex);
    const overrides = await standingOverrides(knex).where(of);
    const swaps = await standingSwaps(knex).where(of);
    return compose(configured, rosters, overrides, swaps);
  }

  async loadAll(): Promise<RotationSchedule[]> {
    const rosters = await this.rosters.loadAll();
    const overrides = groupByRotation(await standingOverrides(this.knex));
    const swaps = groupByRotation(await standingSwaps(this.knex));
    return [...this.model.rotations.values()].map(configured =>
      compose(
        configured,
        rosters.get(configured.id) ?? [],
        overrides.get(configured.id) ?? [],
        swaps.get(configured.id) ?? [],
      ),
    );
  }
}

function standingOverrides(
  knex: Knex,
): Knex.QueryBuilder<OverrideRow, OverrideRow[]> {
  return knex('overrides').whereNull('deleted_at').orderBy('id');
}

function standingSwaps(knex: Knex): Knex.QueryBuilder<SwapRow, SwapRow[]> {
  return knex('swaps').where({ state: 'accepted' }).orderBy('id');
}

function groupByRotation<T extends { rotation: string }>(
  rows: T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const group = found.get(row.rotation) ?? [];
    group.push(row);
    found.set(row.rotation, group);
  }
  return found;
}

function compose(
  configured: ConfiguredRotation,
  rosters: Roster[],
  overrides: OverrideRow[],
  swaps: SwapRow[],
): RotationSchedule {
  const { id, timeZone, anchor, handoffTime, turnDays, levels } = configured;
  return {
    configured,
    rotation: {
      id,
      timeZone,
      anchor,
      handoffTime,
      turnDays,
      levels,
      rosters: rosters.length > 0 ? rosters : [NOBODY],
    },
    changes: {
      overrides: overrides.map(toOverride),
      transfers: swaps.flatMap(toTransfers),
    },
  };
}
