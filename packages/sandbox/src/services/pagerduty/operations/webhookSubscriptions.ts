import { createHash } from 'node:crypto';
import { WebhookReceiver } from '../../../webhooks/WebhookSender';
import { notFound } from '../PagerDutyError';
import { Operation, pageOf } from '../request';

/** What is sent of an incident. */
const WEBHOOK_EVENTS = [
  'incident.acknowledged',
  'incident.escalated',
  'incident.resolved',
  'incident.triggered',
];

function viewSubscription({ url }: WebhookReceiver) {
  const digest = createHash('sha256').update(url).digest('hex').toUpperCase();
  return {
    id: `P${digest.slice(0, 6)}`,
    type: 'webhook_subscription',
    active: true,
    delivery_method: {
      id: `P${digest.slice(6, 12)}`,
      type: 'http_delivery_method',
      url,
      secret: null,
      temporarily_disabled: false,
      custom_headers: [],
    },
    description: 'Registered in the sandbox',
    events: WEBHOOK_EVENTS,
    filter: { type: 'account_reference' },
  };
}

/** Who is sent webhooks; they are registered by the control API. */
export const webhookSubscriptions: Operation[] = [
  [
    'GET',
    /^\/webhook_subscriptions$/,
    ({ query, subscriptions }) =>
      pageOf(query, subscriptions(), 'webhook_subscriptions', viewSubscription),
  ],
  [
    'GET',
    /^\/webhook_subscriptions\/([^/]+)$/,
    ({ params: [id], subscriptions }) => {
      const found = subscriptions()
        .map(viewSubscription)
        .find(subscription => subscription.id === id);
      if (!found) {
        throw notFound();
      }
      return { status: 200, body: { webhook_subscription: found } };
    },
  ],
];
