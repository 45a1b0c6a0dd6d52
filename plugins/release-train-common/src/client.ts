import createClient, { type Client } from 'openapi-fetch';
import type { ReleaseTrainPaths } from './types';

/**
 * A typed client of the release-train API. Every path, parameter and body is checked against the
 * OpenAPI document at compile time.
 *
 * @public
 */
export type ReleaseTrainHttpClient = Client<ReleaseTrainPaths>;

/**
 * Makes a typed client of the release-train API.
 *
 * @param options - `baseUrl` of the plugin, as discovery gives it, and the `fetch` to use; it has
 * to add the caller's credentials.
 *
 * @public
 */
export function createReleaseTrainHttpClient(options: {
  baseUrl: string;
  fetch: (input: Request) => Promise<Response>;
}): ReleaseTrainHttpClient {
  return createClient<ReleaseTrainPaths>(options);
}
