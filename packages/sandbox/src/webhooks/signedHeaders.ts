import { createHmac } from 'node:crypto';
import { Webhook } from './Webhook';

/** The headers of a delivery; the signature is of the bytes of the body. */
export function signedHeaders(
  { source, event }: Webhook,
  delivery: string,
  body: string,
  secret: string,
): Record<string, string> {
  const digest = (algorithm: string) =>
    createHmac(algorithm, secret).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    ...(source === 'github'
      ? {
          'user-agent': 'GitHub-Hookshot/sandbox',
          'x-github-event': event,
          'x-github-delivery': delivery,
          'x-hub-signature-256': `sha256=${digest('sha256')}`,
        }
      : { 'x-tfe-notification-signature': digest('sha512') }),
  };
}
