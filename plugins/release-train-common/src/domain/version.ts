const PREFIX = /^(?:sha-)?([0-9a-f]{7,40})$/i;

/**
 * Reads what a running service or an image tag says of its version: 7 to 40 hex digits, with or
 * without `sha-` in front (tags with 7, 8 and 40 digits have all been in use). Anything else,
 * and anything shorter than 7 digits, is `undefined`.
 *
 * @public
 */
export function parseVersion(value: string): string | undefined {
  return PREFIX.exec(value.trim())?.[1].toLowerCase();
}

/**
 * Whether a version, as `parseVersion` reads it, means this full sha. A version that cannot be
 * read never matches.
 *
 * @public
 */
export function isVersionOf(version: string | undefined, sha: string): boolean {
  const prefix = version === undefined ? undefined : parseVersion(version);
  return prefix !== undefined && sha.toLowerCase().startsWith(prefix);
}

/**
 * Whether what the vendor says of an environment contradicts our record of it. A word from before
 * our last deployment is about what was there then.
 *
 * @param place - instants in UTC epoch milliseconds
 *
 * @public
 */
export function isDrifting(place: {
  recordedSha?: string;
  recordedAt?: number;
  observedVersion?: string;
  observedAt?: number;
}): boolean {
  const {
    recordedSha,
    recordedAt = 0,
    observedVersion,
    observedAt = 0,
  } = place;
  return (
    recordedSha !== undefined &&
    observedVersion !== undefined &&
    observedAt >= recordedAt &&
    !isVersionOf(observedVersion, recordedSha)
  );
}

/**
 * The first seven digits of a sha, the way people read them.
 *
 * @public
 */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
