import {
  computeFigures,
  fromIso,
  intervalProblem,
  toIso,
  type FigureDeployment,
  type TrainMetrics,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import { toDeploymentRecord } from '../database/rows';
import { invalidRequest, notFound } from '../service/errors';
import { readableTrains } from '../service/readable';
import type { CallOptions } from '../service/ReleaseTrainService';
import { mayRead } from '../service/readable';
import type { MetricsQuery } from './TrainOverview';

/** The longest interval that figures are counted over, in days: two years. */
const MOST_DAYS = 732;

/** How the trains have been doing, counted from the deployments to where they promote to. */
export class Figures {
  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly clock: ClockService,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    clock: ClockService;
  }): Figures {
    const { knex, model, clock } = options;
    return new Figures(knex, model, clock);
  }

  async get(
    request: MetricsQuery,
    { access }: CallOptions,
  ): Promise<TrainMetrics> {
    const from = fromIso(request.from);
    const to = fromIso(request.to);
    const problem = intervalProblem(from, to, MOST_DAYS);
    if (problem) throw invalidRequest(problem);
    const trains = readableTrains(this.model, access).filter(
      ({ id }) => request.train === undefined || id === request.train,
    );
    if (request.train !== undefined && trains.length === 0) {
      throw notFound('train', request.train);
    }
    const places = trains.flatMap(train =>
      train.members
        .map(component => ({
          component,
          environment: train.promoteEnvironment,
        }))
        .filter(
          place =>
            (request.component === undefined ||
              place.component === request.component) &&
            mayRead(access, place),
        ),
    );
    const zones = new Set(trains.map(({ timeZone }) => timeZone));
    const timeZone = zones.size === 1 ? [...zones][0] : 'UTC';
    const deployments = await this.load(places, from);
    return {
      from: toIso(from),
      to: toIso(to),
      timeZone,
      ...computeFigures(deployments, { from, to, timeZone }),
      asOf: toIso(this.clock.now()),
    };
  }

  /** Two queries, however many deployments there are. */
  private async load(
    places: ReadonlyArray<{ component: string; environment: string }>,
    from: number,
  ): Promise<FigureDeployment[]> {
    if (places.length === 0) return [];
    const chosen = this.knex('deployments')
      .whereIn(
        ['component', 'environment'],
        places.map(({ component, environment }) => [component, environment]),
      )
      .whereNotNull('dispatched_at')
      .where('ended_at', '>=', from);
    const rows = await chosen.clone().orderBy('id');
    const merges = await this.knex('candidate_changes')
      .select('candidate_id', 'merged_at')
      .whereIn('candidate_id', chosen.clone().select('candidate_id'))
      .whereNotNull('merged_at');
    const mergedAt = new Map<string, number[]>();
    for (const { candidate_id: id, merged_at: at } of merges) {
      mergedAt.set(id, [...(mergedAt.get(id) ?? []), Number(at)]);
    }
    return rows.map(toDeploymentRecord).map(deployment => ({
      component: deployment.component,
      sha: deployment.sha,
      kind: deployment.kind,
      state: deployment.state,
      dispatchedAt: deployment.dispatchedAt,
      endedAt: deployment.endedAt,
      replacesSha: deployment.replacesSha,
      mergedAt: mergedAt.get(deployment.candidateId ?? '') ?? [],
    }));
  }
}
