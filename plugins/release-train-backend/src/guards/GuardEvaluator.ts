import {
  ACTIVE_DEPLOYMENT_STATES,
  deploymentWarnings,
  evaluateDeploymentGuards,
  freezesAt,
  isActiveDeployment,
  isDrifting,
  isOpenCandidate,
  isVersionOf,
  type Deployment,
  type GuardReason,
  type GuardWarning,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import type {
  ConfiguredEnvironment,
  ConfiguredTrain,
  ReleaseTrainModel,
} from '../config/model';
import { placeId } from '../database/places';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toEnvironmentRecord,
  toVetoRecord,
} from '../database/rows';
import type { CandidateDetails } from '../queries/candidateDetails';
import { loadCandidateForGuards } from '../queries/loadCandidateForGuards';
import { loadChecklistResults } from '../queries/loadChecklistResults';
import { loadStandingLocks } from '../queries/loadLocks';
import { summarizeChecklist, testCasesOf } from '../service/checklist';

/** A deployment that the guards are asked about. */
export interface GuardQuestion {
  component: string;
  environment: ConfiguredEnvironment;
  sha: string;
  candidateId?: string;
  kind?: Deployment['kind'];
  actor: string;
  permitted: boolean;
  /** When it would run, epoch milliseconds. */
  at: number;
  /** The deployment itself, when it exists already. */
  deploymentId?: string;
  /** Codes that a person has passed by. */
  overridden?: readonly string[];
  /** Components that are asked for in the same request: waiting for them refuses nothing. */
  together?: readonly string[];
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

  /** The reasons that stand in the way; those that a person has passed by are left out. */
  async evaluate(db: Knex, question: GuardQuestion): Promise<GuardReason[]> {
    const reasons = await this.evaluateAll(db, question);
    const { overridden = [] } = question;
    return reasons.filter(({ code }) => !overridden.includes(code));
  }

  /** What should be known before it; nothing of this stands in the way. */
  async warnings(
    db: Knex,
    question: Pick<
      GuardQuestion,
      'component' | 'environment' | 'candidateId' | 'kind' | 'at'
    >,
  ): Promise<GuardWarning[]> {
    const { component, environment, candidateId, at } = question;
    const train = this.model.trainOf(component);
    const promotes = train?.promoteEnvironment === environment.name;
    const details =
      candidateId && promotes
        ? await loadCandidateForGuards(db, candidateId)
        : undefined;
    const row =
      train && details
        ? await db('environments')
            .where({ id: placeId(component, train.cutEnvironment) })
            .first()
        : undefined;
    const place = row && toEnvironmentRecord(row);
    const version = place?.observedVersion ?? place?.recordedSha;
    return deploymentWarnings({
      now: at,
      environment: environment.name,
      kind: question.kind ?? 'train',
      promotion:
        train && promotes
          ? {
              timeZone: train.timeZone,
              stop: train.promote,
              cutOff: train.cutOff,
            }
          : undefined,
      candidate: details && {
        sha: details.sha,
        unknownAuthors: details.record.authors
          .filter(({ userRef }) => !userRef)
          .map(({ login }) => login),
      },
      staging:
        train && version
          ? { environment: train.cutEnvironment, version }
          : undefined,
    });
  }

  private async evaluateAll(
    db: Knex,
    question: GuardQuestion,
  ): Promise<GuardReason[]> {
    const { component, environment, sha, candidateId, kind } = question;
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
      candidateId && train && promotes
        ? await this.candidate(db, candidateId, train)
        : undefined;
    const veto = await db('vetoes').where({ component, sha }).first();
    const locks = await loadStandingLocks(db, [component], question.at);
    return evaluateDeploymentGuards({
      now: question.at,
      actor: question.actor,
      permitted: question.permitted,
      sha,
      kind,
      rollsBack: environment.driver.rollsBack !== false,
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
                { component, environment: environment.previous },
                sha,
              ),
            }
          : undefined,
      },
      locks: locks.filter(lock => lock.environment === environment.name),
      freezes: train
        ? freezesAt(question.at, train.freezes, {
            timeZone: train.timeZone,
            environment: environment.name,
          })
        : [],
      veto: veto && toVetoRecord(veto),
      waitsFor:
        candidate && train
          ? (await this.waitsFor(db, candidate, train))
              .filter(member => !question.together?.includes(member))
              .map(shortName)
          : undefined,
      other,
      candidate,
      rules: train,
    });
  }

  private async candidate(
    db: Knex,
    candidateId: string,
    train: ConfiguredTrain,
  ): Promise<CandidateDetails | undefined> {
    const details = await loadCandidateForGuards(db, candidateId);
    if (!details) return undefined;
    const results = await loadChecklistResults(db, [candidateId]);
    return {
      ...details,
      checklist: summarizeChecklist(
        testCasesOf(this.model, train, details.record.component),
        results.get(candidateId) ?? [],
      ),
    };
  }

  /**
   * The members before this one in the order of dependencies whose promotion in the same run is
   * under way, or has failed and is neither mended nor given up.
   */
  private async waitsFor(
    db: Knex,
    { record, run }: CandidateDetails,
    train: ConfiguredTrain,
  ): Promise<string[]> {
    const earlier = train.members.slice(
      0,
      Math.max(0, train.members.indexOf(record.component)),
    );
    if (earlier.length === 0 || run.lane === 'hotfix') return [];
    const rows = await db('deployments')
      .where({ run_id: run.id, environment: train.promoteEnvironment })
      .whereIn('component', earlier)
      .whereNot({ kind: 'rollback' })
      .orderBy('id');
    const newest = new Map(
      rows.map(toDeploymentRecord).map(entry => [entry.component, entry]),
    );
    if (newest.size === 0) return [];
    const candidates = (
      await db('candidates').whereIn(
        'id',
        [...newest.values()].flatMap(entry => entry.candidateId ?? []),
      )
    ).map(toCandidateRecord);
    return earlier.filter(component => {
      const deployment = newest.get(component);
      const candidate = candidates.find(
        ({ id }) => id === deployment?.candidateId,
      );
      return (
        deployment !== undefined &&
        candidate !== undefined &&
        isOpenCandidate(candidate.state) &&
        (isActiveDeployment(deployment.state) ||
          ['failed', 'timed_out'].includes(deployment.state))
      );
    });
  }

  private async reached(
    db: Knex,
    { component, environment }: { component: string; environment: string },
    sha: string,
  ): Promise<boolean> {
    const deployed = await db('deployments')
      .select('id')
      .where({ component, environment, sha })
      .whereIn('state', ['succeeded', 'noop'])
      .first();
    if (deployed) return true;
    if (this.comesBeforeSoak(component, environment)) {
      const staged = await db('candidates')
        .select('id')
        .where({ component, sha })
        .whereNotNull('staged_at')
        .first();
      if (staged) return true;
    }
    const place = await db('environments')
      .select('observed_version')
      .where({ id: placeId(component, environment) })
      .first();
    return isVersionOf(place?.observed_version ?? undefined, sha);
  }

  /**
   * Whether the environment is the one of the cut or before it, so that what was staged has been
   * there. It says nothing of production and what comes after it.
   */
  private comesBeforeSoak(component: string, environment: string): boolean {
    const train = this.model.trainOf(component);
    const order =
      this.model.components.get(component)?.environments.map(e => e.name) ?? [];
    return (
      train !== undefined &&
      order.indexOf(environment) <= order.indexOf(train.cutEnvironment)
    );
  }
}
