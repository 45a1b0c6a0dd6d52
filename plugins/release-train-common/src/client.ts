import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi';

/**
 * A typed client of the release-train API. Every path, parameter and body is checked against the
 * OpenAPI document at compile time.
 *
 * @public
 */
export type ReleaseTrainHttpClient = Client<paths>;

/**
 * Makes a typed client of the release-train API.
 *
 * @param options - `baseUrl` of the plugin, as discovery gives it, and the `fetch` to use; it has
 * to add the caller's credentials. It is called with an address and its settings, never with a
 * `Request`: the body of a request can be read once only, and the fetch of a portal's frontend
 * passes a request through several hands.
 *
 * @public
 */
export function createReleaseTrainHttpClient(options: {
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}): ReleaseTrainHttpClient {
  return createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: async request => {
      const body = await request.text();
      return options.fetch(request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: body || undefined,
        signal: request.signal,
      });
    },
  });
}
