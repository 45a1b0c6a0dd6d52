import type { Knex } from 'knex';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import type { RunRecord } from '../database/rows';
import { findRun } from '../queries/findRun';
import { notFound } from './errors';
import { readableTrains } from './readable';
import type { CallOptions } from './ReleaseTrainService';

/** Who calls, what they may do, and how the history names them. */
export interface ActingOptions extends CallOptions {
  actor: string;
}

/** Finds runs that the caller may read. */
export class RunFinder {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
  ) {}

  static create(options: { knex: Knex; model: ReleaseTrainModel }): RunFinder {
    return new RunFinder(options.knex, options.model);
  }

  /** @throws NotFoundError for one that is not there, or not for this caller. */
  async find(
    runId: string,
    { access }: CallOptions,
  ): Promise<{ run: RunRecord; train: ConfiguredTrain }> {
    const run = await findRun(this.knex, runId);
    const train = readableTrains(this.model, access).find(
      ({ id }) => id === run?.train,
    );
    if (!run || !train) throw notFound('run', runId);
    return { run, train };
  }
}
