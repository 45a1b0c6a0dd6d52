import {
  isOpenCandidate,
  releaseTrainDeployPermission,
  releaseTrainOverridePermission,
  RUN_TRANSITIONS,
  shortSha,
  toIso,
  transition,
  UNSENT_DEPLOYMENT_STATES,
  isActiveDeployment,
  type Deployment,
  type JournalEntry,
  type Override,
  type RunEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import { shortName } from '../announcements/composeStopMessage';
import { retellNotes } from '../announcements/retellNotes';
import { renderAnnouncement } from '../announcements/templates';
import type {
  CandidatePinner,
  PinnedMember,
} from '../conductor/CandidatePinner';
import { CutWaits, refuseTakenPlaces } from '../conductor/refuseTakenPlaces';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import { moveDeployment } from '../database/moveDeployment';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toJournalRecord,
  toRunRecord,
  type CandidateRecord,
  type PinRecord,
  type RunRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { GuardRefusal } from '../guards/GuardRefusal';
import { loadStandingHolds } from '../queries/loadHolds';
import { wasSent } from '../queries/wasSent';
import type { ChangeNotifier } from './ChangeNotifier';
import type { DeploymentRequests } from './DeploymentRequests';
import {
  alreadyDispatched,
  codedConflict,
  invalidRequest,
  notFound,
  staleVersion,
} from './errors';
import {
  fromSource,
  requireCommit,
  requireManage,
  requireMembers,
} from './managing';
import { mayRead } from './readable';
import type { ActingOptions, RunFinder } from './RunFinder';
import { toApiDeployment } from './toApiDeployment';

/** What the actions on runs are made of. */
interface Collaborators {
  knex: Knex;
  model: ReleaseTrainModel;
  clock: ClockService;
  notifier: ChangeNotifier;
  announcements: Announcements;
  pinner: CandidatePinner;
  requests: DeploymentRequests;
  runs: RunFinder;
  /** Has the scheduler look for due work now. */
  wake: () => void;
}

/**
 * What people do with runs and candidates. Each is done in one transaction together with its entry
 * in the journal and what the channel is told; the source is asked before it.
 */
export class RunActions {
  private constructor(private readonly parts: Collaborators) {}

  static create(collaborators: Collaborators): RunActions {
    return new RunActions(collaborators);
  }

  async listJournal(
    { runId }: { runId: string },
    options: ActingOptions,
  ): Promise<{ items: JournalEntry[] }> {
    const { knex, runs } = this.parts;
    await runs.find(runId, options);
    const rows = await knex('journal').where({ run_id: runId }).orderBy('id');
    return {
      items: rows
        .map(toJournalRecord)
        .filter(
          ({ component }) =>
            component === undefined || mayRead(options.access, { component }),
        )
        .map(({ at, actor, what, component, environment, detail }) => ({
          at: toIso(at),
          actor,
          what,
          component,
          environment,
          detail,
        })),
    };
  }

  /** Chooses the commit that the coming cut takes, or takes the choice back. */
  async pin(
    request: {
      runId: string;
      component: string;
      sha?: string;
      reason?: string;
    },
    options: ActingOptions,
  ): Promise<void> {
    const { knex, clock } = this.parts;
    const { runId, component, sha, reason } = request;
    const { train } = await this.findManaged(runId, options, [component]);
    if (sha && !reason) {
      throw invalidRequest('reason: say why this commit and not the newest');
    }
    if (sha) await requireCommit(this.parts.model, component, sha);
    const now = clock.now();
    await knex.transaction(async trx => {
      const run = await this.lockRun(trx, runId);
      if (!['scheduled', 'collecting'].includes(run.state)) {
        throw codedConflict(
          'The cut has begun already; pin another revision with a new cut.',
          'ALREADY_CUT',
        );
      }
      await trx('pins').where({ run_id: runId, component }).delete();
      if (sha) {
        await trx('pins').insert({
          run_id: runId,
          component,
          sha,
          reason,
          user_ref: options.actor,
          at: now,
        });
      }
      await writeJournal(trx, {
        at: now,
        actor: options.actor,
        what: sha ? 'commit-chosen' : 'choice-taken-back',
        train: train.id,
        runId,
        component,
        detail: sha ? `${shortSha(sha)}: ${reason}` : reason,
      });
    });
    this.changed(runId);
  }

  /** Cuts now, or pins the named components again. */
  async cut(
    request: {
      runId: string;
      version: number;
      reason: string;
      components?: ReadonlyArray<{ component: string; sha?: string }>;
    },
    options: ActingOptions,
  ): Promise<void> {
    const { runId, components = [] } = request;
    const named = components.map(({ component }) => component);
    const { run, train } = await this.findManaged(
      runId,
      options,
      named.length > 0 ? named : undefined,
    );
    refuseStale(run, request.version);
    if (['scheduled', 'collecting'].includes(run.state)) {
      await this.cutNow(run, train, request, options);
    } else {
      if (components.length === 0) {
        throw invalidRequest(
          'components: name those to pin again; the run has been cut already',
        );
      }
      await this.pinAgain(run, train, request, options);
    }
    this.changed(runId);
  }

  private async cutNow(
    run: RunRecord,
    train: ConfiguredTrain,
    request: Parameters<RunActions['cut']>[0],
    { actor }: ActingOptions,
  ): Promise<void> {
    const { knex, clock } = this.parts;
    for (const { component, sha } of request.components ?? []) {
      if (sha) await requireCommit(this.parts.model, component, sha);
    }
    const now = clock.now();
    await knex.transaction(async trx => {
      const current = await this.lockRun(trx, run.id);
      refuseStale(current, request.version);
      const holds = (await loadStandingHolds(trx, [run.id])).get(run.id) ?? [];
      if (holds.length > 0) {
        throw new GuardRefusal(
          holds.map(hold => ({
            code: 'HOLD',
            message: `The cut waits for ${shortName(hold.component)} #${
              hold.pullNumber
            }; lift the hold first.`,
            params: {
              component: shortName(hold.component),
              pull: hold.pullNumber,
            },
          })),
        );
      }
      for (const { component, sha } of request.components ?? []) {
        if (!sha) continue;
        await trx('pins').where({ run_id: run.id, component }).delete();
        await trx('pins').insert({
          run_id: run.id,
          component,
          sha,
          reason: request.reason,
          user_ref: actor,
          at: now,
        });
      }
      // The slot is now, so that nothing that follows waits for the planned one.
      await this.moveRun(trx, current, 'cut', now, { cut_at: now });
      await writeJournal(trx, {
        at: now,
        actor,
        what: 'cut-by-hand',
        train: train.id,
        runId: run.id,
        detail: request.reason,
      });
    });
  }

  private async pinAgain(
    run: RunRecord,
    train: ConfiguredTrain,
    request: Parameters<RunActions['cut']>[0],
    { actor }: ActingOptions,
  ): Promise<void> {
    const { knex, clock, pinner } = this.parts;
    refuseOver(run);
    const components = request.components ?? [];
    const choices = components.flatMap(({ component, sha }): PinRecord[] =>
      sha
        ? [
            {
              runId: run.id,
              component,
              sha,
              reason: request.reason,
              userRef: actor,
              at: clock.now(),
            },
          ]
        : [],
    );
    const members = await fromSource(() =>
      pinner.pin(
        train,
        components.map(({ component }) => component),
        choices,
        AbortSignal.timeout(60_000),
      ),
    );
    await knex.transaction(async trx => {
      const candidates = await this.lockCandidates(trx, run.id);
      const current = await this.lockRun(trx, run.id);
      refuseStale(current, request.version);
      refuseOver(current);
      const now = clock.now();
      for (const member of members) {
        const { entityRef } = member.component;
        const before = candidates
          .filter(({ component }) => component === entityRef)
          .at(-1);
        if (!before) continue;
        if (await wasSent(trx, before, train.promoteEnvironment)) {
          throw codedConflict(
            `${shortName(entityRef)} has been sent to ${
              train.promoteEnvironment
            } by this run; what comes now rides on the next one, or is a hot-fix.`,
            'ALREADY_DISPATCHED',
          );
        }
        await this.giveUp(trx, before, train, 'supersede', now, actor);
      }
      await this.refuseTaken(trx, members, train);
      await pinner.write(trx, current, train, members, {
        requestedBy: actor,
        why: request.reason,
      });
      const step = transition(RUN_TRANSITIONS, current.state, 'restage');
      if (step.ok) await this.moveRun(trx, current, 'restage', now);
      else {
        await trx('runs').where({ id: run.id }).update({ next_at: now });
      }
      await writeJournal(trx, {
        at: now,
        actor,
        what: 'pinned-again',
        train: train.id,
        runId: run.id,
        detail: `${members.map(describeMember).join(', ')}: ${request.reason}`,
      });
    });
  }

  /** Ends a run of which nothing is in production, with all its candidates. */
  async cancel(
    request: { runId: string; version: number; reason: string },
    options: ActingOptions,
  ): Promise<void> {
    const { knex, clock, announcements } = this.parts;
    const { runId, reason } = request;
    const { train } = await this.findManaged(runId, options);
    await knex.transaction(async trx => {
      const candidates = await this.lockCandidates(trx, runId);
      const run = await this.lockRun(trx, runId);
      refuseStale(run, request.version);
      if (run.endedAt !== undefined) {
        throw codedConflict('The run has ended already.', 'RUN_ENDED');
      }
      const shipped = candidates.filter(({ state }) => state === 'verified');
      if (shipped.length > 0) {
        throw codedConflict(
          `${shipped.map(c => shortName(c.component)).join(', ')} of this run ${
            shipped.length === 1 ? 'is' : 'are'
          } in ${
            train.promoteEnvironment
          } already; leave the others out one by one.`,
          'ALREADY_DISPATCHED',
        );
      }
      const now = clock.now();
      for (const candidate of candidates) {
        await this.giveUp(trx, candidate, train, 'reject', now, options.actor);
      }
      await this.moveRun(trx, run, 'cancel', now, {
        ended_at: now,
        next_at: null,
        detail: reason,
      });
      await writeJournal(trx, {
        at: now,
        actor: options.actor,
        what: 'run-cancelled',
        train: train.id,
        runId,
        detail: reason,
      });
      await announcements.run(
        trx,
        run,
        'cancelled',
        {
          text: renderAnnouncement('cancelled', train, {
            train: train.id,
            run: run.slotDate,
            hotfix: run.lane === 'hotfix',
            by: shortName(options.actor),
            reason,
          }),
        },
        now,
      );
    });
    announcements.wake();
    this.changed(runId);
  }

  /** Leaves a candidate out of its run; the rest goes on without it. */
  async reject(
    request: {
      candidateId: string;
      version: number;
      reason: string;
      veto?: boolean;
    },
    options: ActingOptions,
  ): Promise<void> {
    const { knex, clock, announcements } = this.parts;
    const { candidateId, reason, veto = false } = request;
    const row = await knex('candidates').where({ id: candidateId }).first();
    if (!row) throw notFound('candidate', candidateId);
    const { runId, component } = toCandidateRecord(row);
    const { train } = await this.findManaged(runId, options, [component]);
    await knex.transaction(async trx => {
      const locked = await trx('candidates')
        .where({ id: candidateId })
        .forUpdate()
        .first();
      const candidate = toCandidateRecord(locked);
      if (candidate.version !== request.version) {
        throw staleVersion('candidate', candidate.version, request.version);
      }
      if (!isOpenCandidate(candidate.state)) {
        throw codedConflict(
          `The candidate is ${candidate.state.replace('_', ' ')} already.`,
          'CANDIDATE_ENDED',
        );
      }
      const now = clock.now();
      await this.giveUp(
        trx,
        candidate,
        train,
        veto ? 'veto' : 'reject',
        now,
        options.actor,
        reason,
      );
      if (veto) {
        await trx('vetoes')
          .insert({
            component,
            sha: candidate.sha,
            reason,
            user_ref: options.actor,
            at: now,
          })
          .onConflict(['component', 'sha'])
          .ignore();
      }
      await trx('runs').where({ id: runId }).update({ next_at: now });
      await writeJournal(trx, {
        at: now,
        actor: options.actor,
        what: veto ? 'candidate-vetoed' : 'candidate-rejected',
        train: train.id,
        runId,
        component,
        candidateId,
        detail: `${shortSha(candidate.sha)}: ${reason}`,
      });
      const run = await this.lockRun(trx, runId);
      await announcements.stop(
        trx,
        run,
        candidate.stagedAt === undefined
          ? train.cutEnvironment
          : train.promoteEnvironment,
        `${candidateId}:left-out`,
        now,
      );
    });
    announcements.wake();
    this.changed(runId);
  }

  /** Asks for the promotion of these candidates, in the order of the members. */
  async promote(
    request: {
      runId: string;
      candidates: ReadonlyArray<{ candidateId: string; revision: number }>;
      override?: Override;
    },
    options: ActingOptions,
  ): Promise<Deployment[]> {
    const { knex, runs, requests, model, clock } = this.parts;
    const { runId, override } = request;
    const { access, actor } = options;
    const { train } = await runs.find(runId, options);
    const rows = await knex('candidates')
      .where({ run_id: runId })
      .whereIn(
        'id',
        request.candidates.map(({ candidateId }) => candidateId),
      );
    const byId = new Map(rows.map(toCandidateRecord).map(c => [c.id, c]));
    const environment = train.promoteEnvironment;
    const wanted = request.candidates.map(({ candidateId, revision }) => {
      const candidate = byId.get(candidateId);
      if (!candidate || !mayRead(access, { component: candidate.component })) {
        throw notFound('candidate', candidateId);
      }
      const { component } = candidate;
      const place = { component, environment };
      return {
        ...place,
        candidateId,
        revision,
        actor,
        permitted:
          access === undefined ||
          access.allows(releaseTrainDeployPermission, place),
        mayOverride:
          access === undefined ||
          access.allows(releaseTrainOverridePermission, place),
        override,
      };
    });
    wanted.sort(
      (a, b) =>
        train.members.indexOf(a.component) - train.members.indexOf(b.component),
    );
    const asked = await requests.promoteTogether(wanted);
    return asked.map(deployment => {
      const { source, changeSource } = model.components.get(
        deployment.component,
      )!;
      return toApiDeployment(deployment, {
        shaUrl: changeSource.commitUrl(source, deployment.sha),
        now: clock.now(),
        access,
      });
    });
  }

  /**
   * Writes what people are told of a candidate in place of the list of its changes. A channel that
   * has been told already reads it in the same messages.
   */
  async writeNotes(
    request: {
      runId: string;
      candidateId: string;
      version: number;
      markdown?: string;
    },
    options: ActingOptions,
  ): Promise<void> {
    const { knex, clock, announcements } = this.parts;
    const { runId, candidateId, markdown } = request;
    const row = await knex('candidates')
      .where({ id: candidateId, run_id: runId })
      .first();
    if (!row) throw notFound('candidate', candidateId);
    const { component } = toCandidateRecord(row);
    const { run, train } = await this.findManaged(runId, options, [component]);
    const now = clock.now();
    await knex.transaction(async trx => {
      const changed = await trx('candidates')
        .where({ id: candidateId, version: request.version })
        .update({
          notes: markdown?.trim() || null,
          notes_by: options.actor,
          notes_at: now,
          version: request.version + 1,
        });
      if (changed === 0) {
        const current = await trx('candidates')
          .where({ id: candidateId })
          .first();
        throw staleVersion(
          'candidate',
          Number(current.version),
          request.version,
        );
      }
      await writeJournal(trx, {
        at: now,
        actor: options.actor,
        what: 'notes-written',
        train: train.id,
        runId,
        component,
        candidateId,
      });
      const what = `${candidateId}:notes:${request.version + 1}`;
      await retellNotes(announcements, trx, { run, train, what, now });
    });
    announcements.wake();
    this.changed(runId);
  }

  /** The run and its train, for somebody who may manage these components or all of them. */
  private async findManaged(
    runId: string,
    options: ActingOptions,
    components?: readonly string[],
  ): Promise<{ run: RunRecord; train: ConfiguredTrain }> {
    const found = await this.parts.runs.find(runId, options);
    if (components) requireMembers(found.train, components);
    requireManage(found.train, components ?? found.train.members, options);
    return found;
  }

  /** @throws ConflictError when one of these is being deployed where the cut would deploy it. */
  private async refuseTaken(
    trx: Knex,
    members: readonly PinnedMember[],
    train: ConfiguredTrain,
  ): Promise<void> {
    const environment = train.cutEnvironment;
    const deployed = members
      .filter(member => !member.unchanged)
      .map(member => member.component.entityRef)
      .filter(
        ref =>
          this.parts.model.environmentOf(ref, environment)?.driver.triggers,
      );
    try {
      await refuseTakenPlaces(trx, deployed, environment);
    } catch (error) {
      if (!(error instanceof CutWaits)) throw error;
      throw codedConflict(error.message, 'ACTIVE_DEPLOYMENT');
    }
  }

  private async lockCandidates(
    trx: Knex,
    runId: string,
  ): Promise<CandidateRecord[]> {
    const rows = await trx('candidates')
      .where({ run_id: runId })
      .orderBy('id')
      .forUpdate();
    return rows.map(toCandidateRecord);
  }

  private async lockRun(trx: Knex, runId: string): Promise<RunRecord> {
    return toRunRecord(
      await trx('runs').where({ id: runId }).forUpdate().first(),
    );
  }

  /** @throws ConflictError when the run is past that. */
  private async moveRun(
    trx: Knex,
    run: RunRecord,
    event: RunEventName,
    now: number,
    change: Record<string, unknown> = {},
  ): Promise<void> {
    const step = transition(RUN_TRANSITIONS, run.state, event);
    if (!step.ok) {
      throw codedConflict(
        `That cannot be done while the run is ${run.state.replace('_', ' ')}.`,
        'RUN_STATE',
      );
    }
    await trx('runs')
      .where({ id: run.id })
      .update({
        state: step.to,
        version: run.version + 1,
        next_at: now,
        detail: null,
        ...change,
      });
  }

  /** Ends a candidate with whatever of its deployments has not been sent. */
  private async giveUp(
    trx: Knex,
    candidate: CandidateRecord,
    train: ConfiguredTrain,
    event: 'supersede' | 'reject' | 'veto',
    now: number,
    actor: string,
    detail?: string,
  ): Promise<void> {
    if (!isOpenCandidate(candidate.state)) return;
    if (await wasSent(trx, candidate, train.promoteEnvironment)) {
      throw alreadyDispatched(train.promoteEnvironment);
    }
    const deployments = (
      await trx('deployments').where({ candidate_id: candidate.id })
    ).map(toDeploymentRecord);
    for (const deployment of deployments) {
      if (UNSENT_DEPLOYMENT_STATES.includes(deployment.state)) {
        await moveDeployment(trx, deployment, 'cancel', {
          now,
          actor,
          change: { detail: 'Its candidate was given up' },
        });
      } else if (
        event === 'supersede' &&
        isActiveDeployment(deployment.state)
      ) {
        throw codedConflict(
          `${shortName(candidate.component)} is being deployed to ${
            deployment.environment
          }; wait for its end or cancel it.`,
          'ACTIVE_DEPLOYMENT',
        );
      }
    }
    await applyCandidateEvent(trx, candidate, event, { detail });
  }

  private changed(runId: string): void {
    this.parts.notifier.changed({ kind: 'run', runId });
    this.parts.wake();
  }
}

function refuseStale(run: RunRecord, version: number): void {
  if (run.version !== version) throw staleVersion('run', run.version, version);
}

/** @throws ConflictError when there is nothing to pin again: the run has ended, or is being cut. */
function refuseOver(run: RunRecord): void {
  if (run.endedAt !== undefined) {
    throw codedConflict('The run has ended already.', 'RUN_ENDED');
  }
  if (run.state === 'cutting') {
    throw codedConflict(
      'The cut is under way; pin again once its candidates are there.',
      'RUN_STATE',
    );
  }
}

function describeMember(member: PinnedMember): string {
  return `${shortName(member.component.entityRef)} ${shortSha(member.sha)}`;
}
