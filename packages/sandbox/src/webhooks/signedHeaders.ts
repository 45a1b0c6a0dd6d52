import { createHmac } from 'node:crypto';
import { Webhook, WebhookSource } from './Webhook';

/** The headers of a delivery; the signature is of the bytes of the body. */
export function signedHeaders(
  { source, event }: Webhook,
  delivery: string,
  body: string,
  secret: string,
): Record<string, string> {
  const digest = (algorithm: string) =>
    createHmac(algorithm, secret).update(body).digest('hex');
  const own: Record<WebhookSource, Record<string, string>> = {
    github: {
      'user-agent': 'GitHub-Hookshot/sandbox',
      'x-github-event': event,
      'x-github-delivery': delivery,
      'x-hub-signature-256': `sha256=${digest('sha256')}`,
    },
    terraform: { 'x-tfe-notification-signature': digest('sha512') },
    pagerduty: {
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-webhook-id': delivery,
      'x-pagerduty-signature': `v1=${digest('sha256')}`,
    },
  };
  return { 'content-type': 'application/json', ...own[source] };
}
