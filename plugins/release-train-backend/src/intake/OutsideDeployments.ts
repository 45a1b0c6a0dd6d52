import {
  ACTIVE_DEPLOYMENT_STATES,
  shortSha,
  type DeploymentState,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  OutsideDeployment,
  OutsideVerdict,
} from '@signalbox/backstage-plugin-release-train-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { PeopleDirectory } from '../conductor/PeopleDirectory';
import type { ConfiguredEnvironment, ReleaseTrainModel } from '../config/model';
import type { GuardEvaluator } from '../guards/GuardEvaluator';

/** What has not been sent yet lets nobody in: the guards are asked again when it is. */
const NOT_SENT: readonly DeploymentState[] = ['queued', 'blocked'];
const SENT = ACTIVE_DEPLOYMENT_STATES.filter(
  state => !NOT_SENT.includes(state),
);

/** Who asks, when the vendor does not say or the catalog does not know them. */
const SOMEBODY = 'outside';

interface OutsideParts {
  knex: Knex;
  clock: ClockService;
  model: ReleaseTrainModel;
  guards: GuardEvaluator;
  people: Pick<PeopleDirectory, 'usersByLogin'>;
}

/** Judges deployments that somebody has started at the vendor. */
export class OutsideDeployments {
  private constructor(private readonly parts: OutsideParts) {}

  static create(parts: OutsideParts): OutsideDeployments {
    return new OutsideDeployments(parts);
  }

  async judge(deployment: OutsideDeployment): Promise<OutsideVerdict> {
    const { knex, clock, guards } = this.parts;
    const environment = this.environmentOf(deployment);
    if (!environment) return { verdict: 'unknown' };
    const { component } = environment.target;
    const sha = deployment.sha.toLowerCase();

    if (await this.isOurs(deployment.deployKey, environment, sha)) {
      return {
        verdict: 'allowed',
        because: `The release train deploys ${shortSha(sha)} to ${
          environment.name
        }.`,
      };
    }
    if (!environment.needsCandidate) {
      return {
        verdict: 'allowed',
        because: `Any revision may come to ${environment.name}.`,
      };
    }
    const actor = await this.actorOf(deployment);
    // The same revision may be in more than one run; the last word is the newest one's.
    const candidate = await knex('candidates')
      .select('id')
      .where({ component, sha })
      .orderBy('pinned_at', 'desc')
      .orderBy('id', 'desc')
      .first();
    const reasons = await guards.evaluate(knex, {
      component,
      environment,
      sha,
      candidateId: candidate?.id,
      actor,
      // Who may start it is the vendor's to say.
      permitted: true,
      at: clock.now(),
    });
    // That the train does not send anything there says nothing about others who do.
    const standing = reasons.filter(({ code }) => code !== 'NOT_TRIGGERED');
    return standing.length > 0
      ? { verdict: 'refused', reasons: standing }
      : {
          verdict: 'allowed',
          because: `Every guard of ${environment.name} is open for ${shortSha(
            sha,
          )}.`,
        };
  }

  private environmentOf({
    concerns,
  }: OutsideDeployment): ConfiguredEnvironment | undefined {
    return [...this.parts.model.components.values()]
      .flatMap(({ environments }) => environments)
      .find(({ target }) => concerns(target));
  }

  private async isOurs(
    deployKey: string | undefined,
    environment: ConfiguredEnvironment,
    sha: string,
  ): Promise<boolean> {
    if (!deployKey) return false;
    const { component } = environment.target;
    const sent = await this.parts
      .knex('deployments')
      .select('id')
      .where({ id: deployKey, component, environment: environment.name, sha })
      .whereIn('state', [...SENT])
      .first();
    return sent !== undefined;
  }

  /** The user of the catalog, so that nobody's own LGTM counts for what they start. */
  private async actorOf({ login }: OutsideDeployment): Promise<string> {
    if (!login) return SOMEBODY;
    const users = await this.parts.people.usersByLogin([login]);
    return users.get(login) ?? SOMEBODY;
  }
}
