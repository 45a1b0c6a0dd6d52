import type {
  ApprovalRequest,
  Candidate,
  Checklist,
  Deployment,
  DeploymentRequest,
  DeploymentWithHistory,
  Feed,
  GuardReport,
  Matrix,
  Page,
  Rehearsal,
  ReleaseNotes,
  RollbackPlan,
  Run,
  SettleRequest,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ComponentQuery,
  DeploymentQuery,
  IntervalQuery,
  ReleaseTrainApi,
} from '../api/ReleaseTrainApi';
import {
  aDeployment,
  aGuardReport,
  aMatrix,
  anEndedRun,
  aPromotion,
  aRun,
  aTrain,
  CANDIDATE_SHA,
  COMPONENT,
  CY,
  NOW,
  PROD_SHA,
  QUORUM_REASON,
  SOAK_REASON,
  someNotes,
} from './fixtures';
import {
  aFeed,
  ANNOUNCEMENT,
  aRehearsal,
  someMetrics,
  someSlots,
} from './planFixtures';

const page = <T>(items: T[]): Page<T> => ({ items, pageInfo: {} });

/**
 * The API with its state in memory, as one signed-in user meets it. A test sets what it is about,
 * and may set `failures` for the method that should fail.
 */
export class FakeReleaseTrainApi implements ReleaseTrainApi {
  me = CY;
  trains: Train[] = [aTrain()];
  runs: Run[] = [aRun(), anEndedRun()];
  matrix: Matrix = aMatrix();
  guards: GuardReport = aGuardReport([SOAK_REASON, QUORUM_REASON]);
  notes: ReleaseNotes = someNotes();
  deployments: Deployment[] = [aDeployment()];
  rehearsal: Rehearsal = aRehearsal();
  feeds: Feed[] = [];
  /** What each method fails with, while it does. */
  failures: Partial<Record<keyof ReleaseTrainApi, Error>> = {};
  /** Every change that was asked for. */
  readonly asked: Array<{ method: keyof ReleaseTrainApi; args: unknown[] }> =
    [];

  async listTrains() {
    this.#mayFail('listTrains');
    return page(this.trains);
  }

  async listRuns(query: ComponentQuery) {
    this.#mayFail('listRuns');
    const ended = ['shipped', 'partially_shipped', 'cancelled', 'missed'];
    return page(
      this.runs.filter(run => ended.includes(run.state) !== query.active),
    );
  }

  async getReleaseNotes() {
    this.#mayFail('getReleaseNotes');
    return this.notes;
  }

  async getMatrix() {
    this.#mayFail('getMatrix');
    return this.matrix;
  }

  async explainGuards() {
    this.#mayFail('explainGuards');
    return this.guards;
  }

  async listDeployments(query: DeploymentQuery) {
    this.#mayFail('listDeployments');
    const { environment } = query;
    return page(
      this.deployments.filter(
        other => !environment || other.environment === environment,
      ),
    );
  }

  async listSlots(_: string, interval: IntervalQuery) {
    this.#mayFail('listSlots');
    return someSlots(interval);
  }

  async rehearse() {
    this.#mayFail('rehearse');
    return this.rehearsal;
  }

  async previewAnnouncements() {
    this.#mayFail('previewAnnouncements');
    return { items: [ANNOUNCEMENT] };
  }

  async getMetrics(query: IntervalQuery) {
    this.#mayFail('getMetrics');
    return someMetrics(query);
  }

  async listFeeds() {
    this.#mayFail('listFeeds');
    return { items: this.feeds };
  }

  async createFeed(request: { train: string }) {
    this.#ask('createFeed', request);
    const feed = aFeed(request);
    this.feeds = [...this.feeds, feed];
    return { ...feed, url: 'https://portal.example.com/calendar/a-secret' };
  }

  async revokeFeed(id: string) {
    this.#ask('revokeFeed', id);
    this.feeds = this.feeds.filter(feed => feed.id !== id);
  }

  async getDeployment(id: string): Promise<DeploymentWithHistory> {
    this.#mayFail('getDeployment');
    const deployment = this.deployments.find(other => other.id === id)!;
    return {
      deployment,
      history: [
        { at: deployment.requestedAt, to: 'requested', actor: CY },
        {
          at: deployment.dueAt,
          from: 'requested',
          to: 'queued',
          actor: 'train:single-cell',
          detail: 'Every guard is open.',
        },
      ],
    };
  }

  async createDeployment(
    request: DeploymentRequest,
    options: { idempotencyKey: string },
  ) {
    this.#ask('createDeployment', request, options);
    const deployment = aPromotion({ state: 'queued', startedAt: undefined });
    this.deployments = [deployment, ...this.deployments];
    return deployment;
  }

  async cancelDeployment(id: string, request: { version: number }) {
    this.#ask('cancelDeployment', id, request);
    return this.#change(id, { state: 'cancelling' });
  }

  async settleDeployment(id: string, request: SettleRequest) {
    this.#ask('settleDeployment', id, request);
    return this.#change(id, { state: 'failed', active: false });
  }

  async putApproval(id: string, request: ApprovalRequest) {
    this.#ask('putApproval', id, request);
    const { verdict, comment } = request;
    return this.#changeCandidate(id, candidate => ({
      ...candidate,
      approvals: [
        ...candidate.approvals.filter(({ userRef }) => userRef !== this.me),
        { userRef: this.me, verdict, comment, at: NOW, source: 'portal' },
      ],
    }));
  }

  async deleteApproval(id: string) {
    this.#ask('deleteApproval', id);
    return this.#changeCandidate(id, candidate => ({
      ...candidate,
      approvals: candidate.approvals.filter(
        ({ userRef }) => userRef !== this.me,
      ),
    }));
  }

  checklist: Checklist = {
    candidateId: 'candidate-1',
    revision: 1,
    mayTick: true,
    items: [],
    asOf: NOW,
  };
  rollback: RollbackPlan = {
    component: COMPONENT,
    environment: 'prod',
    badSha: CANDIDATE_SHA,
    targets: [{ sha: PROD_SHA, at: NOW }],
    warnings: [],
    reasons: [],
    asOf: NOW,
  };

  async promoteRun(
    ...[runId, request]: Parameters<ReleaseTrainApi['promoteRun']>
  ) {
    this.#ask('promoteRun', runId, request);
    const deployment = aPromotion({ state: 'queued', startedAt: undefined });
    this.deployments = [deployment, ...this.deployments];
    return { items: [deployment] };
  }

  async createHold(
    ...[runId, request]: Parameters<ReleaseTrainApi['createHold']>
  ) {
    this.#ask('createHold', runId, request);
    const hold = {
      ...request,
      id: `hold-${request.pullNumber}`,
      runId,
      title: `Pull request ${request.pullNumber}`,
      url: 'https://github.com/example-org/explorer/pull/1',
      askedBy: this.me,
      askedAt: NOW,
    };
    this.#changeRun(runId, run => ({ ...run, holds: [...run.holds, hold] }));
    return hold;
  }

  async liftHold(runId: string, holdId: string) {
    this.#ask('liftHold', runId, holdId);
    const hold = this.runs
      .flatMap(run => run.holds)
      .find(({ id }) => id === holdId)!;
    this.#changeRun(runId, run => ({
      ...run,
      holds: run.holds.filter(({ id }) => id !== holdId),
    }));
    return hold;
  }

  async cutRun(...[runId, request]: Parameters<ReleaseTrainApi['cutRun']>) {
    this.#ask('cutRun', runId, request);
    return this.#changeRun(runId, run => ({ ...run, state: 'cutting' }));
  }

  async cancelRun(
    ...[runId, request]: Parameters<ReleaseTrainApi['cancelRun']>
  ) {
    this.#ask('cancelRun', runId, request);
    return this.#changeRun(runId, run => ({ ...run, state: 'cancelled' }));
  }

  async beginHotfix(
    ...[trainId, request]: Parameters<ReleaseTrainApi['beginHotfix']>
  ) {
    this.#ask('beginHotfix', trainId, request);
    return aRun({ lane: 'hotfix' });
  }

  async rejectCandidate(
    ...[id, request]: Parameters<ReleaseTrainApi['rejectCandidate']>
  ) {
    this.#ask('rejectCandidate', id, request);
    return this.#changeCandidate(id, candidate => ({
      ...candidate,
      state: 'rejected',
    }));
  }

  async listJournal() {
    return { items: [] };
  }

  async getChecklist() {
    this.#mayFail('getChecklist');
    return this.checklist;
  }

  async putChecklistResult(
    ...[id, request]: Parameters<ReleaseTrainApi['putChecklistResult']>
  ) {
    this.#ask('putChecklistResult', id, request);
    const { result, note, itemId } = request;
    this.checklist = {
      ...this.checklist,
      items: this.checklist.items.map(item =>
        item.id === itemId
          ? {
              ...item,
              result: result && { result, note, userRef: this.me, at: NOW },
            }
          : item,
      ),
    };
    return this.checklist;
  }

  async writeNotes(
    ...[runId, request]: Parameters<ReleaseTrainApi['writeNotes']>
  ) {
    this.#ask('writeNotes', runId, request);
    const { candidateId, markdown } = request;
    this.notes = {
      ...this.notes,
      sections: this.notes.sections.map(section =>
        section.candidateId === candidateId
          ? {
              ...section,
              markdown,
              editedBy: this.me,
              editedAt: NOW,
              version: section.version + 1,
            }
          : section,
      ),
    };
    return this.notes;
  }

  async lock(request: Parameters<ReleaseTrainApi['lock']>[0]) {
    this.#ask('lock', request);
    return {
      ...request,
      id: 'lock-1',
      owner: this.me,
      at: NOW,
      cause: 'person' as const,
    };
  }

  async liftLock(id: string) {
    this.#ask('liftLock', id);
    return {
      id,
      component: COMPONENT,
      environment: 'prod',
      reason: 'Audit',
      owner: this.me,
      at: NOW,
      liftedAt: NOW,
      cause: 'person' as const,
    };
  }

  async planRollback() {
    this.#mayFail('planRollback');
    return this.rollback;
  }

  async rollBack(
    request: Parameters<ReleaseTrainApi['rollBack']>[0],
    options: { idempotencyKey: string },
  ) {
    this.#ask('rollBack', request, options);
    return aPromotion({ kind: 'rollback', sha: PROD_SHA });
  }

  #changeRun(id: string, change: (run: Run) => Run): Run {
    this.runs = this.runs.map(run => (run.id === id ? change(run) : run));
    return this.runs.find(run => run.id === id)!;
  }

  #mayFail(method: keyof ReleaseTrainApi) {
    const failure = this.failures[method];
    if (failure) throw failure;
  }

  #ask(method: keyof ReleaseTrainApi, ...args: unknown[]) {
    this.asked.push({ method, args });
    this.#mayFail(method);
  }

  #change(id: string, values: Partial<Deployment>): Deployment {
    const deployment = {
      ...this.deployments.find(other => other.id === id)!,
      ...values,
    };
    this.deployments = this.deployments.map(other =>
      other.id === id ? deployment : other,
    );
    return deployment;
  }

  #changeCandidate(
    id: string,
    change: (candidate: Candidate) => Candidate,
  ): Candidate {
    this.runs = this.runs.map(run => ({
      ...run,
      candidates: run.candidates.map(candidate =>
        candidate.id === id ? change(candidate) : candidate,
      ),
    }));
    return this.runs
      .flatMap(run => run.candidates)
      .find(candidate => candidate.id === id)!;
  }
}
