import express from 'express';
import Router from 'express-promise-router';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import { placeOf, rotationKey, serviceKey } from '../reading/keys';
import type { Deliveries } from './Deliveries';
import { isSigned } from './isSigned';

/** Where PagerDuty's webhooks are taken, below the address of the plugin. */
export const WEBHOOK_PATH = '/pagerduty/webhook';

const LONGEST_ID = 120;

/**
 * Takes webhooks (v3) that are signed with a secret of an account. They are hints: what they are
 * about is read again, and nothing of what they say is believed. PagerDuty does not date its
 * signatures, so an old one that is sent again costs one reading and does no more.
 */
export function createWebhookRouter(options: {
  settings: PagerDutySettings;
  deliveries: Deliveries;
  /** Lets the job look for what is due. */
  wake: () => void;
}): express.Router {
  const { settings, deliveries, wake } = options;
  const router = Router();
  router.post(
    WEBHOOK_PATH,
    // The signature is of the bytes, so they are kept as they came.
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.of();
      const signature = request.header('x-pagerduty-signature');
      const accounts = settings.accounts.filter(({ webhookSecrets }) =>
        isSigned(webhookSecrets, body, signature),
      );
      if (accounts.length === 0) {
        response.status(401).json({ message: 'The signature is wrong' });
        return;
      }
      const event = eventOf(body);
      if (!event) {
        response.status(400).json({ message: 'The body is no event' });
        return;
      }
      // Repeated deliveries have both the same.
      const id = [request.header('x-webhook-id') ?? '', event.id]
        .map(part => part.slice(0, LONGEST_ID))
        .join('/');
      const places = keysOf(settings, accounts, event.serviceId).map(key =>
        placeOf(settings, key),
      );
      if (await deliveries.take(id, places)) wake();
      response.status(204).end();
    },
  );
  return router;
}

/** What is to be read again; nothing for the event by which PagerDuty tries the address. */
function keysOf(
  { rotations }: PagerDutySettings,
  accounts: PagerDutyAccount[],
  serviceId: string | undefined,
): string[] {
  if (serviceId === undefined) return [];
  return [
    ...accounts.map(({ name }) => serviceKey(serviceId, name)),
    ...[...rotations.values()]
      .filter(({ account }) => accounts.includes(account))
      .map(({ rotation }) => rotationKey(rotation)),
  ];
}

function eventOf(body: Buffer): { id: string; serviceId?: string } | undefined {
  let event: any;
  try {
    event = JSON.parse(body.toString('utf8'))?.event;
  } catch {
    return undefined;
  }
  if (typeof event?.id !== 'string') return undefined;
  const { data } = event;
  const service = data?.type === 'service' ? data : data?.service;
  return {
    id: event.id,
    serviceId: typeof service?.id === 'string' ? service.id : undefined,
  };
}
