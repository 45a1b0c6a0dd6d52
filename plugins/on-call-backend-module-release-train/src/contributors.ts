import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  HandoffContributor,
  HandoffItem,
} from '@signalbox/backstage-plugin-on-call-node';
import {
  shortSha,
  type ReleaseTrainHttpClient,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ReleaseTrainService } from '@signalbox/backstage-plugin-release-train-node';

const PAGE_SIZE = 100;
/** Far more than can be under way; a handoff note is to be read. */
const MOST_PAGES = 5;

interface Parts {
  auth: AuthService;
  releaseTrain: ReleaseTrainService;
  /** Absolute address of the portal, without a slash at its end. */
  appUrl: string;
}

type Client = ReleaseTrainHttpClient;

interface ListPage<T> {
  items: T[];
  pageInfo: { nextCursor?: string };
}

/**
 * What the release train has under way, each as a section of its own: the next primary has to see to
 * deployments that are not over, to what a cut waits for, and to environments that are locked.
 */
export function createReleaseTrainContributors(
  parts: Parts,
): HandoffContributor[] {
  return [
    contributor(parts, 'Unfinished deployments', deploymentItems),
    contributor(parts, 'Holds on the coming release', holdItems),
    contributor(parts, 'Locked environments', lockItems),
  ];
}

function contributor(
  { auth, releaseTrain, appUrl }: Parts,
  title: string,
  read: (
    client: Client,
    signal: AbortSignal,
    tabOf: (component: string) => string,
  ) => Promise<Array<HandoffItem & { component: string }>>,
): HandoffContributor {
  return {
    title,
    async contribute({ entityRefs, signal }) {
      const wanted = new Set(entityRefs);
      if (wanted.size === 0) return [];
      const client = await releaseTrain.getClient({
        credentials: await auth.getOwnServiceCredentials(),
      });
      const items = await read(client, signal, component =>
        tabAddress(appUrl, component),
      );
      return items
        .filter(({ component }) => wanted.has(component))
        .map(({ text, url }) => ({ text, url }));
    },
  };
}

async function deploymentItems(
  client: Client,
  signal: AbortSignal,
  tabOf: (component: string) => string,
) {
  const deployments = await everyPage(async cursor => {
    const { data } = await client.GET('/deployments', {
      params: { query: { active: true, limit: PAGE_SIZE, cursor } },
      signal,
    });
    return data!;
  });
  return deployments.map(deployment => ({
    component: deployment.component,
    text: `${shortName(deployment.component)} ${shortSha(deployment.sha)} to ${
      deployment.environment
    }: ${deployment.state.replaceAll('_', ' ')}`,
    url: tabOf(deployment.component),
  }));
}

async function holdItems(client: Client, signal: AbortSignal) {
  const runs = await everyPage(async cursor => {
    const { data } = await client.GET('/runs', {
      params: { query: { active: true, limit: PAGE_SIZE, cursor } },
      signal,
    });
    return data!;
  });
  return runs.flatMap(run =>
    run.holds.map(hold => ({
      component: hold.component,
      text: `${shortName(hold.component)}: the cut of ${
        run.slotDate
      } waits for #${hold.pullNumber} ${hold.title}${
        hold.reason ? ` (${hold.reason})` : ''
      }`,
      url: hold.url,
    })),
  );
}

async function lockItems(
  client: Client,
  signal: AbortSignal,
  tabOf: (component: string) => string,
) {
  const { data } = await client.GET('/locks', {
    params: { query: { active: true } },
    signal,
  });
  return data!.items.map(lock => ({
    component: lock.component,
    text: `${shortName(lock.component)} ${lock.environment} is locked: ${
      lock.reason
    }`,
    url: tabOf(lock.component),
  }));
}

async function everyPage<T>(
  ask: (cursor: string | undefined) => Promise<ListPage<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask(cursor);
    items.push(...answer.items);
    cursor = answer.pageInfo.nextCursor;
    if (cursor === undefined) break;
  }
  return items;
}

function shortName(entityRef: string): string {
  return parseEntityRef(entityRef).name;
}

/** The release-train tab of a component, where people act on it. */
function tabAddress(appUrl: string, entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [namespace, kind.toLowerCase(), name].map(encodeURIComponent);
  return `${appUrl}/catalog/${path.join('/')}/release-train`;
}
