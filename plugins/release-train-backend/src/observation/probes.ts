import {
  isVersionOf,
  parseVersion,
} from '@signalbox/backstage-plugin-release-train-common';
import type { VersionProbe } from '../config/model';

/** What a running service said of its version. */
export interface VersionAnswer {
  /** 7 to 40 hex digits, when it said something that can be read. */
  version?: string;
  /** In words, for people. */
  saying: string;
  matches(sha: string): boolean;
}

function words(error: unknown): string {
  if (error instanceof Error) {
    const cause =
      error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return `${error.message}${cause}`;
  }
  return String(error);
}

/** Asks a running service which version it is. Never throws. */
export async function probeVersion(
  probe: VersionProbe,
  signal: AbortSignal,
): Promise<VersionAnswer> {
  const none = (saying: string): VersionAnswer => ({
    saying,
    matches: () => false,
  });
  try {
    const response = await fetch(probe.url, { signal });
    if (!response.ok) {
      await response.body?.cancel();
      return none(`the version endpoint answered ${response.status}`);
    }
    const body = (await response.json()) as Record<string, unknown>;
    const said = body?.[probe.field];
    const version = typeof said === 'string' ? parseVersion(said) : undefined;
    if (!version) {
      return none(
        `the version endpoint has no version in its field '${probe.field}'`,
      );
    }
    return {
      version,
      saying: `the service says that it is ${version}`,
      matches: sha => isVersionOf(version, sha),
    };
  } catch (error) {
    return none(`the version endpoint did not answer: ${words(error)}`);
  }
}

/** Asks a running service whether it is well. Answers what is wrong, if something is. */
export async function probeHealth(
  url: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal });
    await response.body?.cancel();
    return response.ok
      ? undefined
      : `the health endpoint answered ${response.status}`;
  } catch (error) {
    return `the health endpoint did not answer: ${words(error)}`;
  }
}
