import { parseEntityRef } from '@backstage/catalog-model';

/** Where the portal is, and what it knows of where a rotation is to be seen. */
export interface Portal {
  /** Absolute address. */
  appUrl: string;
  /** By the id of a rotation without `entityRefs` an entity that is annotated with it. */
  annotated: ReadonlyMap<string, string>;
}

/**
 * Where people see a page, a handoff note or what they lack: the on-call tab of what it is about, or,
 * where nothing names the rotation, the page of their own shifts, which has what waits for them.
 */
export function onCallAddress(
  { appUrl, annotated }: Portal,
  rotation: { id: string; entityRefs: readonly string[] },
  place: {
    /** What it is about, where that is more than the rotation. */
    entityRef?: string;
    query?: Record<string, string>;
    fragment?: string;
  } = {},
): string {
  const ref =
    place.entityRef ?? rotation.entityRefs[0] ?? annotated.get(rotation.id);
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
