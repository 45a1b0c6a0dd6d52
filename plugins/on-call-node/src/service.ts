import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type AuthService,
  type BackstageCredentials,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  createOnCallHttpClient,
  type OnCallHttpClient,
} from '@signalbox/backstage-plugin-on-call-common';

/**
 * Who is on call, for other backend plugins and modules.
 *
 * @public
 */
export interface OnCallService {
  /**
   * A typed client of the on-call API that calls on behalf of these credentials, so that it
   * sees and may do what they may. Use it for one request of yours and make a new one for the next.
   *
   * Its calls throw a ResponseError when the answer is not 2xx; the code of a refusal is in
   * `error.body.error`.
   */
  getClient(options: {
    credentials: BackstageCredentials;
  }): Promise<OnCallHttpClient>;
}

class DefaultOnCallService implements OnCallService {
  private constructor(
    private readonly auth: AuthService,
    private readonly discovery: DiscoveryService,
  ) {}

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): DefaultOnCallService {
    return new DefaultOnCallService(options.auth, options.discovery);
  }

  async getClient(options: {
    credentials: BackstageCredentials;
  }): Promise<OnCallHttpClient> {
    return createOnCallHttpClient({
      baseUrl: await this.discovery.getBaseUrl('on-call'),
      fetch: async (url, init) => {
        const { token } = await this.auth.getPluginRequestToken({
          onBehalfOf: options.credentials,
          targetPluginId: 'on-call',
        });
        const response = await fetch(url, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${token}` },
        });
        if (!response.ok) throw await ResponseError.fromResponse(response);
        return response;
      },
    });
  }
}

/**
 * On-call as a service, for example to ask who is on call for an entity:
 *
 * ```ts
 * const client = await onCall.getClient({ credentials });
 * const { data } = await client.GET('/who', {
 *   params: { query: { entityRef } },
 * });
 * ```
 *
 * @public
 */
export const onCallServiceRef = createServiceRef<OnCallService>({
  id: 'on-call.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => DefaultOnCallService.create(deps),
    }),
});
