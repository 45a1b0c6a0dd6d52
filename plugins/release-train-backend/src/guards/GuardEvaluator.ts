import {
  ACTIVE_DEPLOYMENT_STATES,
  evaluateDeploymentGuards,
  isDrifting,
  isVersionOf,
  type GuardReason,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredEnvironment, ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import { toEnvironmentRecord } from '../database/rows';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';

/** A deployment that the guards are asked about. */
export interface GuardQuestion {
  component: string;
  environment: ConfiguredEnvironment;
  sha: string;
  candidateId?: string;
  actor: string;
  permitted: boolean;
  /** When it would run, epoch milliseconds. */
  at: number;
  /** The deployment itself, when it exists already. */
  deploymentId?: string;
}

/**
 * Loads what the guards look at and asks them. The same code explains a button, refuses a request
 * and decides inside the transaction that commits the intent to send.
 */
export class GuardEvaluator {
  private constructor(private readonly model: ReleaseTrainModel) {}

  static create(model: ReleaseTrainModel): GuardEvaluator {
    return new GuardEvaluator(model);
  }

  async evaluate(db: Knex, question: GuardQuestion): Promise<GuardReason[]> {
    const { component, environment, sha, candidateId } = question;
    const train = this.model.trainOf(component);
    const other = await db('deployments')
      .select('id', 'state', 'sha')
      .where({ component, environment: environment.name })
      .whereIn('state', [...ACTIVE_DEPLOYMENT_STATES])
      .modify(query => {
        if (question.deploymentId) query.whereNot('id', question.deploymentId);
      })
      .first();
    const row = await db('environments')
      .where({ id: placeId(component, environment.name) })
      .first();
    const place = row && toEnvironmentRecord(row);
    // The rules of soak and quorum are those of the promotion; on the way to staging the same
    // candidate has to fulfil neither.
    const promotes = train?.promoteEnvironment === environment.name;
    const candidate =
      candidateId && promotes
        ? await loadCandidateForGuards(db, candidateId)
        : undefined;
    return evaluateDeploymentGuards({
      now: question.at,
      actor: question.actor,
      permitted: question.permitted,
      sha,
      environment: {
        name: environment.name,
        triggered: environment.driver.triggers,
        // Where the vendor says that something else is there, ours may be brought back.
        currentSha: place && !isDrifting(place) ? place.recordedSha : undefined,
        needsCandidate: environment.needsCandidate && !candidateId,
        previous: environment.previous
          ? {
              name: environment.previous,
              reached: await this.reached(
                db,
                component,
                environment.previous,
                sha,
              ),
            }
          : undefined,
      },
      other,
      candidate,
      rules: train,
    });
  }

  private async reached(
    db: Knex,
    component: string,
    environment: string,
    sha: string,
  ): Promise<boolean> {
    const deployed = await db('deployments')
      .select('id')
      .where({ component, environment, sha })
      .whereIn('state', ['succeeded', 'noop'])
      .first();
    if (deployed) return true;
    const place = await db('environments')
      .select('observed_version')
      .where({ id: placeId(component, environment) })
      .first();
    return isVersionOf(place?.observed_version ?? undefined, sha);
  }
}
