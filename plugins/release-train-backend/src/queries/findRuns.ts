import {
  ACTIVE_RUN_STATES,
  type Page,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { toRunRecord, type RunRecord } from '../database/rows';
import { readPage } from './keyset';

/** A page of the runs of these trains, the newest slot first. */
export async function findRuns(
  knex: Knex,
  filter: {
    trains: readonly string[];
    /** Only runs that are under way, or only those that have ended. */
    active?: boolean;
    /** Only runs that brought this component, besides all runs of the train it rides now. */
    component?: { ref: string; train?: string };
    limit: number;
    cursor?: string;
  },
): Promise<Page<RunRecord>> {
  const { trains, active, component } = filter;
  const query = knex('runs').whereIn('train', [...trains]);
  if (active === true) query.whereIn('state', [...ACTIVE_RUN_STATES]);
  if (active === false) query.whereNotIn('state', [...ACTIVE_RUN_STATES]);
  if (component) {
    query.where(either => {
      either.whereIn(
        'id',
        knex('candidates').select('run_id').where({ component: component.ref }),
      );
      if (component.train) either.orWhere({ train: component.train });
    });
  }
  return readPage(query, {
    list: 'runs',
    columns: ['slot_date', 'id'],
    limit: filter.limit,
    cursor: filter.cursor,
    toRecord: toRunRecord,
    keyOf: run => [run.slotDate, run.id],
  });
}
