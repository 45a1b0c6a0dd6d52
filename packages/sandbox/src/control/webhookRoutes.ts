import { Router } from 'express';
import type { Parts } from '../assemble';
import { WEBHOOK_SOURCES } from '../webhooks/Webhook';
import {
  choice,
  InputError,
  optionalFlag,
  readFields,
  requiredText,
} from './input';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

function requiredLoopback(input: Record<string, unknown>): string {
  const url = requiredText(input, 'url');
  if (
    !/^https?:/.test(url) ||
    !URL.canParse(url) ||
    !LOOPBACK.includes(new URL(url).hostname)
  ) {
    throw new InputError('url', 'must be an address on this machine');
  }
  return url;
}

/** Who is sent webhooks, and what became of them. */
export function webhookRoutes({ webhooks }: Parts): Router {
  const router = Router();

  router.get('/webhooks', (_request, response) => {
    response.json({ items: webhooks.list() });
  });

  router.post('/webhooks', (request, response) => {
    const input = readFields(request.body, [
      'source',
      'url',
      'secret',
      'duplicate',
      'reorder',
    ]);
    webhooks.register({
      source: choice(input, 'source', WEBHOOK_SOURCES),
      url: requiredLoopback(input),
      secret: requiredText(input, 'secret'),
      duplicate: optionalFlag(input, 'duplicate') ?? false,
      reorder: optionalFlag(input, 'reorder') ?? false,
    });
    response.status(204).end();
  });

  router.post('/webhooks/flush', (_request, response, next) => {
    webhooks.flush().then(() => response.status(204).end(), next);
  });

  return router;
}
