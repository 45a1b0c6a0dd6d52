/* eslint-disable new-cap -- openapi-fetch names its methods by the verbs of HTTP */

import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  createOnCallHttpClient,
  type OnCallHttpClient,
} from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallApi } from './OnCallApi';
import { OnCallApiError } from './OnCallApiError';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

type Send<T> = (http: OnCallHttpClient) => Promise<Answer<T>>;

/**
 * The on-call API over HTTP, with the credentials of the signed-in user.
 *
 * @public
 */
export class OnCallClient implements OnCallApi {
  /** Makes a client of the plugin that discovery finds. */
  static create(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): OnCallClient {
    return new OnCallClient(options.discoveryApi, options.fetchApi);
  }

  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  private constructor(discoveryApi: DiscoveryApi, fetchApi: FetchApi) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  /** {@inheritDoc OnCallApi.listRotations} */
  async listRotations() {
    return this.#call(http => http.GET('/rotations'));
  }

  /** {@inheritDoc OnCallApi.getSchedule} */
  async getSchedule(
    ...[rotationId, query]: Parameters<OnCallApi['getSchedule']>
  ) {
    return this.#call(http =>
      http.GET('/rotations/{rotationId}/shifts', {
        params: { path: { rotationId }, query },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.getFairness} */
  async getFairness(
    ...[rotationId, query]: Parameters<OnCallApi['getFairness']>
  ) {
    return this.#call(http =>
      http.GET('/rotations/{rotationId}/fairness', {
        params: { path: { rotationId }, query },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.listOverrides} */
  async listOverrides(...[rotationId]: Parameters<OnCallApi['listOverrides']>) {
    return this.#call(http =>
      http.GET('/rotations/{rotationId}/overrides', {
        params: { path: { rotationId } },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.previewOverride} */
  async previewOverride(
    ...[rotationId, body]: Parameters<OnCallApi['previewOverride']>
  ) {
    return this.#call(http =>
      http.POST('/rotations/{rotationId}/overrides/preview', {
        params: { path: { rotationId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.createOverride} */
  async createOverride(
    ...[rotationId, body, options]: Parameters<OnCallApi['createOverride']>
  ) {
    return this.#call(http =>
      http.POST('/rotations/{rotationId}/overrides', {
        params: {
          header: { 'Idempotency-Key': options.idempotencyKey },
          path: { rotationId },
        },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.deleteOverride} */
  async deleteOverride(
    ...[rotationId, overrideId]: Parameters<OnCallApi['deleteOverride']>
  ) {
    await this.#send(http =>
      http.DELETE('/rotations/{rotationId}/overrides/{overrideId}', {
        params: { path: { rotationId, overrideId } },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.listSwaps} */
  async listSwaps(...[rotationId, query]: Parameters<OnCallApi['listSwaps']>) {
    return this.#call(http =>
      http.GET('/rotations/{rotationId}/swaps', {
        params: { path: { rotationId }, query },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.previewSwap} */
  async previewSwap(
    ...[rotationId, body]: Parameters<OnCallApi['previewSwap']>
  ) {
    return this.#call(http =>
      http.POST('/rotations/{rotationId}/swaps/preview', {
        params: { path: { rotationId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.createSwap} */
  async createSwap(
    ...[rotationId, body, options]: Parameters<OnCallApi['createSwap']>
  ) {
    return this.#call(http =>
      http.POST('/rotations/{rotationId}/swaps', {
        params: {
          header: { 'Idempotency-Key': options.idempotencyKey },
          path: { rotationId },
        },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.decideSwap} */
  async decideSwap(
    ...[swapId, decision, body]: Parameters<OnCallApi['decideSwap']>
  ) {
    return this.#call(http =>
      http.POST(`/swaps/{swapId}/${decision}`, {
        params: { path: { swapId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.whoIsOnCall} */
  async whoIsOnCall(...[query]: Parameters<OnCallApi['whoIsOnCall']>) {
    return this.#call(http => http.GET('/who', { params: { query } }));
  }

  /** {@inheritDoc OnCallApi.listMyShifts} */
  async listMyShifts(...[query]: Parameters<OnCallApi['listMyShifts']>) {
    return this.#call(http => http.GET('/me/shifts', { params: { query } }));
  }

  /** {@inheritDoc OnCallApi.listPages} */
  async listPages(...[query]: Parameters<OnCallApi['listPages']>) {
    return this.#call(http => http.GET('/pages', { params: { query } }));
  }

  /** {@inheritDoc OnCallApi.createPage} */
  async createPage(...[body, options]: Parameters<OnCallApi['createPage']>) {
    return this.#call(http =>
      http.POST('/pages', {
        params: { header: { 'Idempotency-Key': options.idempotencyKey } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.getPage} */
  async getPage(...[pageId]: Parameters<OnCallApi['getPage']>) {
    return this.#call(http =>
      http.GET('/pages/{pageId}', { params: { path: { pageId } } }),
    );
  }

  /** {@inheritDoc OnCallApi.respondToPage} */
  async respondToPage(
    ...[pageId, response, body]: Parameters<OnCallApi['respondToPage']>
  ) {
    return this.#call(http =>
      http.POST(`/pages/{pageId}/${response}`, {
        params: { path: { pageId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.getShiftBook} */
  async getShiftBook(...[shiftId]: Parameters<OnCallApi['getShiftBook']>) {
    return this.#call(http =>
      http.GET('/shifts/{shiftId}/book', { params: { path: { shiftId } } }),
    );
  }

  /** {@inheritDoc OnCallApi.tickDuty} */
  async tickDuty(
    ...[shiftId, dutyId, body]: Parameters<OnCallApi['tickDuty']>
  ) {
    return this.#call(http =>
      http.PUT('/shifts/{shiftId}/book/{dutyId}', {
        params: { path: { shiftId, dutyId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.getHandoff} */
  async getHandoff(...[shiftId]: Parameters<OnCallApi['getHandoff']>) {
    return this.#call(http =>
      http.GET('/shifts/{shiftId}/handoff', { params: { path: { shiftId } } }),
    );
  }

  /** {@inheritDoc OnCallApi.writeHandoff} */
  async writeHandoff(
    ...[shiftId, body]: Parameters<OnCallApi['writeHandoff']>
  ) {
    return this.#call(http =>
      http.PUT('/shifts/{shiftId}/handoff', {
        params: { path: { shiftId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.acknowledgeHandoff} */
  async acknowledgeHandoff(
    ...[shiftId, body]: Parameters<OnCallApi['acknowledgeHandoff']>
  ) {
    return this.#call(http =>
      http.POST('/shifts/{shiftId}/handoff/acknowledge', {
        params: { path: { shiftId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.getReadiness} */
  async getReadiness(
    ...[userRef, query]: Parameters<OnCallApi['getReadiness']>
  ) {
    return this.#call(http =>
      http.GET('/readiness/{userRef}', {
        params: { path: { userRef }, query },
      }),
    );
  }

  /** {@inheritDoc OnCallApi.attestReadiness} */
  async attestReadiness(
    ...[userRef, checkId, body]: Parameters<OnCallApi['attestReadiness']>
  ) {
    return this.#call(http =>
      http.PUT('/readiness/{userRef}/{checkId}', {
        params: { path: { userRef, checkId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.lookWithToken} */
  async lookWithToken(
    ...[userRef, checkId, body]: Parameters<OnCallApi['lookWithToken']>
  ) {
    return this.#call(http =>
      http.POST('/readiness/{userRef}/{checkId}/look', {
        params: { path: { userRef, checkId } },
        body,
      }),
    );
  }

  /** {@inheritDoc OnCallApi.listFeeds} */
  async listFeeds() {
    return this.#call(http => http.GET('/feeds'));
  }

  /** {@inheritDoc OnCallApi.createFeed} */
  async createFeed(...[body]: Parameters<OnCallApi['createFeed']>) {
    return this.#call(http => http.POST('/feeds', { body }));
  }

  /** {@inheritDoc OnCallApi.revokeFeed} */
  async revokeFeed(...[feedId]: Parameters<OnCallApi['revokeFeed']>) {
    await this.#send(http =>
      http.DELETE('/feeds/{feedId}', { params: { path: { feedId } } }),
    );
  }

  async #call<T>(send: Send<T>): Promise<T> {
    const { data, error, response } = await this.#send(send);
    if (data === undefined) throw OnCallApiError.fromResponse(response, error);
    return data;
  }

  async #send<T>(send: Send<T>): Promise<Answer<T>> {
    const http = createOnCallHttpClient({
      baseUrl: await this.#discoveryApi.getBaseUrl('on-call'),
      fetch: (url, init) => this.#fetchApi.fetch(url, init),
    });
    const answer = await send(http);
    if (!answer.response.ok) {
      throw OnCallApiError.fromResponse(answer.response, answer.error);
    }
    return answer;
  }
}
