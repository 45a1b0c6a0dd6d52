import { parseEntityRef } from '@backstage/catalog-model';

/**
 * Where people see a page, a handoff note or what they lack: the on-call tab of what it is about, or,
 * where the rotation names nothing, the page of their own shifts, which has what waits for them.
 */
export function onCallAddress(
  appUrl: string,
  entityRefs: readonly (string | undefined)[],
  place: { query?: Record<string, string>; fragment?: string } = {},
): string {
  const ref = entityRefs.find(entityRef => entityRef !== undefined);
  let address = `${appUrl}/on-call/my-shifts`;
  if (ref !== undefined) {
    const { kind, namespace, name } = parseEntityRef(ref);
    address = `${appUrl}/catalog/${namespace}/${kind}/${name}/on-call`;
  }
  const query = place.query ? `?${new URLSearchParams(place.query)}` : '';
  return `${address}${query}${place.fragment ? `#${place.fragment}` : ''}`;
}

/** A name for a sentence: `user:default/ana` is ana. */
export function shortName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
