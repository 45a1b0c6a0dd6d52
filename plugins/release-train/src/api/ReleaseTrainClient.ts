/* eslint-disable new-cap -- openapi-fetch names its methods by the verbs of HTTP */

import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  createReleaseTrainHttpClient,
  type AnnouncementPreview,
  type ApprovalRequest,
  type Candidate,
  type Deployment,
  type DeploymentRequest,
  type DeploymentWithHistory,
  type Feed,
  type GuardReport,
  type Matrix,
  type Page,
  type Rehearsal,
  type ReleaseNotes,
  type ReleaseTrainHttpClient,
  type Run,
  type SettleRequest,
  type Train,
  type TrainMetrics,
  type TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ComponentQuery,
  DeploymentQuery,
  GuardQuery,
  IntervalQuery,
  ReleaseTrainApi,
} from './ReleaseTrainApi';
import { ReleaseTrainApiError } from './ReleaseTrainApiError';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

type Send<T> = (http: ReleaseTrainHttpClient) => Promise<Answer<T>>;

/**
 * The release-train API over HTTP, with the credentials of the signed-in user.
 *
 * @public
 */
export class ReleaseTrainClient implements ReleaseTrainApi {
  /** Makes a client of the plugin that discovery finds. */
  static create(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): ReleaseTrainClient {
    return new ReleaseTrainClient(options.discoveryApi, options.fetchApi);
  }

  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  private constructor(discoveryApi: DiscoveryApi, fetchApi: FetchApi) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  /** {@inheritDoc ReleaseTrainApi.listTrains} */
  async listTrains(): Promise<Page<Train>> {
    return this.#call(http => http.GET('/trains'));
  }

  /** {@inheritDoc ReleaseTrainApi.listRuns} */
  async listRuns(query: ComponentQuery): Promise<Page<Run>> {
    return this.#call(http => http.GET('/runs', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.getReleaseNotes} */
  async getReleaseNotes(
    runId: string,
    query: { component?: string },
  ): Promise<ReleaseNotes> {
    return this.#call(http =>
      http.GET('/runs/{runId}/notes', { params: { path: { runId }, query } }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.getMatrix} */
  async getMatrix(query: { component?: string }): Promise<Matrix> {
    return this.#call(http => http.GET('/matrix', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.explainGuards} */
  async explainGuards(query: GuardQuery): Promise<GuardReport> {
    return this.#call(http => http.GET('/guards', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.listDeployments} */
  async listDeployments(query: DeploymentQuery): Promise<Page<Deployment>> {
    return this.#call(http => http.GET('/deployments', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.getDeployment} */
  async getDeployment(deploymentId: string): Promise<DeploymentWithHistory> {
    return this.#call(http =>
      http.GET('/deployments/{deploymentId}', {
        params: { path: { deploymentId } },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.createDeployment} */
  async createDeployment(
    body: DeploymentRequest,
    options: { idempotencyKey: string },
  ): Promise<Deployment> {
    return this.#call(http =>
      http.POST('/deployments', {
        params: { header: { 'Idempotency-Key': options.idempotencyKey } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.cancelDeployment} */
  async cancelDeployment(
    deploymentId: string,
    body: { version: number; reason?: string },
  ): Promise<Deployment> {
    return this.#call(http =>
      http.POST('/deployments/{deploymentId}/cancel', {
        params: { path: { deploymentId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.settleDeployment} */
  async settleDeployment(
    deploymentId: string,
    body: SettleRequest,
  ): Promise<Deployment> {
    return this.#call(http =>
      http.POST('/deployments/{deploymentId}/settle', {
        params: { path: { deploymentId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.putApproval} */
  async putApproval(
    candidateId: string,
    body: ApprovalRequest,
  ): Promise<Candidate> {
    return this.#call(http =>
      http.PUT('/candidates/{candidateId}/approvals', {
        params: { path: { candidateId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.deleteApproval} */
  async deleteApproval(candidateId: string): Promise<Candidate> {
    return this.#call(http =>
      http.DELETE('/candidates/{candidateId}/approvals', {
        params: { path: { candidateId } },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.listSlots} */
  async listSlots(
    trainId: string,
    query: IntervalQuery,
  ): Promise<{ items: TrainSlot[]; timeZone: string }> {
    return this.#call(http =>
      http.GET('/trains/{trainId}/slots', {
        params: { path: { trainId }, query },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.rehearse} */
  async rehearse(trainId: string, query: IntervalQuery): Promise<Rehearsal> {
    return this.#call(http =>
      http.GET('/trains/{trainId}/rehearsal', {
        params: { path: { trainId }, query },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.previewAnnouncements} */
  async previewAnnouncements(
    trainId: string,
  ): Promise<{ items: AnnouncementPreview[] }> {
    return this.#call(http =>
      http.GET('/trains/{trainId}/announcements', {
        params: { path: { trainId } },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.getMetrics} */
  async getMetrics(
    query: IntervalQuery & { train?: string; component?: string },
  ): Promise<TrainMetrics> {
    return this.#call(http => http.GET('/metrics', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.listFeeds} */
  async listFeeds(): Promise<{ items: Feed[] }> {
    return this.#call(http => http.GET('/feeds'));
  }

  /** {@inheritDoc ReleaseTrainApi.createFeed} */
  async createFeed(body: { train: string }): Promise<Feed> {
    return this.#call(http => http.POST('/feeds', { body }));
  }

  /** {@inheritDoc ReleaseTrainApi.revokeFeed} */
  async revokeFeed(feedId: string): Promise<void> {
    await this.#send(http =>
      http.DELETE('/feeds/{feedId}', { params: { path: { feedId } } }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.promoteRun} */
  async promoteRun(
    ...[runId, body]: Parameters<ReleaseTrainApi['promoteRun']>
  ) {
    return this.#call(http =>
      http.POST('/runs/{runId}/promote', { params: { path: { runId } }, body }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.createHold} */
  async createHold(
    ...[runId, body]: Parameters<ReleaseTrainApi['createHold']>
  ) {
    return this.#call(http =>
      http.POST('/runs/{runId}/holds', { params: { path: { runId } }, body }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.liftHold} */
  async liftHold(...[runId, holdId]: Parameters<ReleaseTrainApi['liftHold']>) {
    return this.#call(http =>
      http.DELETE('/runs/{runId}/holds/{holdId}', {
        params: { path: { runId, holdId } },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.cutRun} */
  async cutRun(...[runId, body]: Parameters<ReleaseTrainApi['cutRun']>) {
    return this.#call(http =>
      http.POST('/runs/{runId}/cut', { params: { path: { runId } }, body }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.cancelRun} */
  async cancelRun(...[runId, body]: Parameters<ReleaseTrainApi['cancelRun']>) {
    return this.#call(http =>
      http.POST('/runs/{runId}/cancel', { params: { path: { runId } }, body }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.beginHotfix} */
  async beginHotfix(
    ...[trainId, body]: Parameters<ReleaseTrainApi['beginHotfix']>
  ) {
    return this.#call(http =>
      http.POST('/trains/{trainId}/hotfixes', {
        params: { path: { trainId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.rejectCandidate} */
  async rejectCandidate(
    ...[candidateId, body]: Parameters<ReleaseTrainApi['rejectCandidate']>
  ) {
    return this.#call(http =>
      http.POST('/candidates/{candidateId}/reject', {
        params: { path: { candidateId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.listJournal} */
  async listJournal(...[runId]: Parameters<ReleaseTrainApi['listJournal']>) {
    return this.#call(http =>
      http.GET('/runs/{runId}/journal', { params: { path: { runId } } }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.getChecklist} */
  async getChecklist(
    ...[candidateId]: Parameters<ReleaseTrainApi['getChecklist']>
  ) {
    return this.#call(http =>
      http.GET('/candidates/{candidateId}/checklist', {
        params: { path: { candidateId } },
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.putChecklistResult} */
  async putChecklistResult(
    ...[candidateId, body]: Parameters<ReleaseTrainApi['putChecklistResult']>
  ) {
    return this.#call(http =>
      http.PUT('/candidates/{candidateId}/checklist', {
        params: { path: { candidateId } },
        body,
      }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.writeNotes} */
  async writeNotes(
    ...[runId, body]: Parameters<ReleaseTrainApi['writeNotes']>
  ) {
    return this.#call(http =>
      http.PUT('/runs/{runId}/notes', { params: { path: { runId } }, body }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.lock} */
  async lock(...[body]: Parameters<ReleaseTrainApi['lock']>) {
    return this.#call(http => http.POST('/locks', { body }));
  }

  /** {@inheritDoc ReleaseTrainApi.liftLock} */
  async liftLock(...[lockId]: Parameters<ReleaseTrainApi['liftLock']>) {
    return this.#call(http =>
      http.DELETE('/locks/{lockId}', { params: { path: { lockId } } }),
    );
  }

  /** {@inheritDoc ReleaseTrainApi.planRollback} */
  async planRollback(...[query]: Parameters<ReleaseTrainApi['planRollback']>) {
    return this.#call(http => http.GET('/rollbacks', { params: { query } }));
  }

  /** {@inheritDoc ReleaseTrainApi.rollBack} */
  async rollBack(...[body, options]: Parameters<ReleaseTrainApi['rollBack']>) {
    return this.#call(http =>
      http.POST('/rollbacks', {
        params: { header: { 'Idempotency-Key': options.idempotencyKey } },
        body,
      }),
    );
  }

  async #call<T>(send: Send<T>): Promise<T> {
    const { data, error, response } = await this.#send(send);
    if (data === undefined) {
      throw ReleaseTrainApiError.fromResponse(response, error);
    }
    return data;
  }

  async #send<T>(send: Send<T>): Promise<Answer<T>> {
    const http = createReleaseTrainHttpClient({
      baseUrl: await this.#discoveryApi.getBaseUrl('release-train'),
      fetch: (url, init) => this.#fetchApi.fetch(url, init),
    });
    const answer = await send(http);
    if (!answer.response.ok) {
      throw ReleaseTrainApiError.fromResponse(answer.response, answer.error);
    }
    return answer;
  }
}
