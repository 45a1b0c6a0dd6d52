/* eslint-disable new-cap -- openapi-fetch names its methods by the verbs of HTTP */

import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  createReleaseTrainHttpClient,
  type ApprovalRequest,
  type DeploymentRequest,
  type ReleaseTrainHttpClient,
  type SettleRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ComponentQuery,
  GuardQuery,
  ReleaseTrainApi,
} from './ReleaseTrainApi';
import { ReleaseTrainApiError } from './ReleaseTrainApiError';

/**
 * The release-train API over HTTP, with the credentials of the signed-in user.
 *
 * @public
 */
export class ReleaseTrainClient implements ReleaseTrainApi {
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

  async listTrains() {
    return this.#call(http => http.GET('/trains'));
  }

  async listRuns(query: ComponentQuery) {
    return this.#call(http => http.GET('/runs', { params: { query } }));
  }

  async getReleaseNotes(runId: string, query: { component?: string }) {
    return this.#call(http =>
      http.GET('/runs/{runId}/notes', { params: { path: { runId }, query } }),
    );
  }

  async getMatrix(query: { component: string }) {
    return this.#call(http => http.GET('/matrix', { params: { query } }));
  }

  async explainGuards(query: GuardQuery) {
    return this.#call(http => http.GET('/guards', { params: { query } }));
  }

  async listDeployments(query: ComponentQuery) {
    return this.#call(http => http.GET('/deployments', { params: { query } }));
  }

  async getDeployment(deploymentId: string) {
    return this.#call(http =>
      http.GET('/deployments/{deploymentId}', {
        params: { path: { deploymentId } },
      }),
    );
  }

  async createDeployment(
    body: DeploymentRequest,
    options: { idempotencyKey: string },
  ) {
    return this.#call(http =>
      http.POST('/deployments', {
        params: { header: { 'Idempotency-Key': options.idempotencyKey } },
        body,
      }),
    );
  }

  async cancelDeployment(
    deploymentId: string,
    body: { version: number; reason?: string },
  ) {
    return this.#call(http =>
      http.POST('/deployments/{deploymentId}/cancel', {
        params: { path: { deploymentId } },
        body,
      }),
    );
  }

  async settleDeployment(deploymentId: string, body: SettleRequest) {
    return this.#call(http =>
      http.POST('/deployments/{deploymentId}/settle', {
        params: { path: { deploymentId } },
        body,
      }),
    );
  }

  async putApproval(candidateId: string, body: ApprovalRequest) {
    return this.#call(http =>
      http.PUT('/candidates/{candidateId}/approvals', {
        params: { path: { candidateId } },
        body,
      }),
    );
  }

  async deleteApproval(candidateId: string) {
    return this.#call(http =>
      http.DELETE('/candidates/{candidateId}/approvals', {
        params: { path: { candidateId } },
      }),
    );
  }

  async #call<T>(
    send: (
      http: ReleaseTrainHttpClient,
    ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  ): Promise<T> {
    const http = createReleaseTrainHttpClient({
      baseUrl: await this.#discoveryApi.getBaseUrl('release-train'),
      fetch: (url, init) => this.#fetchApi.fetch(url, init),
    });
    const { data, error, response } = await send(http);
    if (!response.ok || data === undefined) {
      throw ReleaseTrainApiError.fromResponse(response, error);
    }
    return data;
  }
}
