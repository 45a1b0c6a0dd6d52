/**
 * What a service answers. Handlers return it rather than write to the socket,
 * so that a fault can hold back, replace or cut short an answer whose effect
 * has happened already.
 *
 * @public
 */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** An object becomes JSON, a string is sent as it stands, absent: no body. */
  body?: unknown;
  /** What the request changed, for example `run:7001` or `deployment:12`. */
  effects?: string[];
}

/** @public */
export function ok(body: unknown, effects?: string[]): Reply {
  return { status: 200, body, effects };
}
