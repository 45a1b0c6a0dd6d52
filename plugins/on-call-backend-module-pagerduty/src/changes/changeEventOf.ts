import { parseEntityRef } from '@backstage/catalog-model';

/** What is told of a deployment. */
export interface EndedDeployment {
  id: string;
  component: string;
  environment: string;
  sha: string;
  shaUrl?: string;
  kind: string;
  state: string;
  /** Epoch milliseconds. */
  endedAt: number;
  requestedBy?: string;
  vendorUrl?: string;
}

const VERBS: Record<string, string> = {
  failed: 'failed',
  timed_out: 'did not end in time',
};

/** A change event (v2), without the routing key. */
export function changeEventOf(deployment: EndedDeployment): object {
  const { component, environment, sha, state, endedAt, vendorUrl } = deployment;
  const { name } = parseEntityRef(component);
  const what = `${name} ${sha.slice(0, 8)}`;
  const verb = VERBS[state];
  const links = [
    { href: vendorUrl, text: 'The deployment' },
    { href: deployment.shaUrl, text: 'The commit' },
  ].filter(({ href }) => href !== undefined && /^https?:\/\//.test(href));
  return {
    payload: {
      summary: verb
        ? `Deploying ${what} to ${environment} ${verb}`
        : `Deployed ${what} to ${environment}`,
      timestamp: new Date(endedAt).toISOString(),
      source: 'Signalbox',
      custom_details: {
        component,
        environment,
        sha,
        state,
        kind: deployment.kind,
        deployment: deployment.id,
        ...(deployment.requestedBy && { requested_by: deployment.requestedBy }),
      },
    },
    links,
  };
}
