import type { EventParams } from '@backstage/plugin-events-node';
import type {
  Delivery,
  VendorHint,
} from '@signalbox/backstage-plugin-release-train-node';
import { isPlaceOf } from './isPlaceOf';
import { part, text } from './payload';

/** The webhooks that say that something may have changed, as Backstage's events name them. */
export const HINT_TOPICS = [
  'github.deployment',
  'github.deployment_status',
  'github.pull_request',
  'github.workflow_run',
];

/**
 * What a webhook of GitHub hints at, if it is about a repository at all: the repository and, of a
 * deployment, the environment. A run names no environment, so all of its repository are looked at.
 */
export function hintOf(event: EventParams): VendorHint | undefined {
  const { eventPayload } = event;
  const repository = text(part(eventPayload, 'repository'), 'html_url');
  if (!repository) return undefined;
  const delivery = deliveryOf(event);
  if (event.topic !== 'github.pull_request') {
    const environment = text(part(eventPayload, 'deployment'), 'environment');
    return { delivery, concerns: isPlaceOf(repository, environment) };
  }
  const { action } = eventPayload as { action?: unknown };
  const { number } = part(eventPayload, 'pull_request');
  return action === 'closed' && typeof number === 'number'
    ? { delivery, pull: { repository, number } }
    : undefined;
}

/** The number of the delivery, which an event from another replica has lost. */
function deliveryOf({ metadata }: EventParams): Delivery | undefined {
  const header = metadata?.['x-github-delivery'];
  const id = Array.isArray(header) ? header[0] : header;
  return id ? { source: 'github', id: id.slice(0, 255) } : undefined;
}
