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
  createReleaseTrainHttpClient,
  type ReleaseTrainHttpClient,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * The release train, for other backend plugins and modules.
 *
 * @public
 */
export interface ReleaseTrainService {
  /**
   * A typed client of the release-train API that calls on behalf of these credentials, so that it
   * sees and may do what they may. Use it for one request of yours and make a new one for the next.
   *
   * Its calls throw a ResponseError when the answer is not 2xx; the code and the reasons of a
   * refusal are in `error.body.error`. No service gives anybody's word on a candidate: that call
   * is always refused.
   */
  getClient(options: {
    credentials: BackstageCredentials;
  }): Promise<ReleaseTrainHttpClient>;
}

class DefaultReleaseTrainService implements ReleaseTrainService {
  private constructor(
    private readonly auth: AuthService,
    private readonly discovery: DiscoveryService,
  ) {}

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): DefaultReleaseTrainService {
    return new DefaultReleaseTrainService(options.auth, options.discovery);
  }

  async getClient(options: {
    credentials: BackstageCredentials;
  }): Promise<ReleaseTrainHttpClient> {
    return createReleaseTrainHttpClient({
      baseUrl: await this.discovery.getBaseUrl('release-train'),
      fetch: async (url, init) => {
        const { token } = await this.auth.getPluginRequestToken({
          onBehalfOf: options.credentials,
          targetPluginId: 'release-train',
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
 * The release train as a service, for example to ask what is deployed where:
 *
 * ```ts
 * const client = await releaseTrain.getClient({ credentials });
 * const { data } = await client.GET('/matrix');
 * ```
 *
 * @public
 */
export const releaseTrainServiceRef = createServiceRef<ReleaseTrainService>({
  id: 'release-train.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => DefaultReleaseTrainService.create(deps),
    }),
});
