/** A part of a webhook's body. Anybody may have written it, so nothing of it is taken for granted. */
export type Payload = Record<string, unknown>;

/** The object under a name; an empty one where there is none. */
export function part(payload: unknown, name: string): Payload {
  const value = isObject(payload) ? payload[name] : undefined;
  return isObject(value) ? value : {};
}

/** The text under a name, if there is one. */
export function text(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null;
}
