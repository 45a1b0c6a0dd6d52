import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi';

/**
 * A typed client of the on-call API. Every path, parameter and body is checked against the OpenAPI
 * document at compile time.
 *
 * @public
 */
export type OnCallHttpClient = Client<paths>;

/**
 * Makes a typed client of the on-call API.
 *
 * @param options - `baseUrl` of the plugin, as discovery gives it, and the `fetch` to use; it has
 * to add the caller's credentials. It is called with an address and its settings, never with a
 * `Request`.
 *
 * @public
 */
export function createOnCallHttpClient(options: {
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}): OnCallHttpClient {
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
