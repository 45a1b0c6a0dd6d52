import { createHash } from 'node:crypto';

/** GitHub writes instants without milliseconds. */
export function iso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export function isoOrNull(instant: number | undefined): string | null {
  return instant === undefined ? null : iso(instant);
}

/** A stable number for something that is known by a name. */
export function idOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) >>> 1;
}

/** A stable sha for something that has none of its own. */
export function shaOf(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

export function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** The REST root: as on GitHub Enterprise Server, so that links work. */
export function apiOf(url: string): string {
  return `${url}/api/v3`;
}
