import type { ReleaseTrainIntake } from '@signalbox/backstage-plugin-release-train-node';
import express from 'express';
import Router from 'express-promise-router';
import { hintOf } from './hintOf';
import { isSignedWith } from './isSignedWith';

/** Where Terraform's notifications are taken, below the address of the plugin. */
export const NOTIFICATIONS_PATH = '/terraform/notifications';

/** Takes notifications that are signed with the secret, and hands on what they hint at. */
export function createNotificationsRouter(options: {
  secret: string;
  intake: Pick<ReleaseTrainIntake, 'hint'>;
}): express.Router {
  const { secret, intake } = options;
  const router = Router();
  router.post(
    NOTIFICATIONS_PATH,
    // The signature is of the bytes, so they are kept as they came.
    express.raw({ type: () => true, limit: '1mb' }),
    async (request, response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.of();
      const signature = request.header('x-tfe-notification-signature');
      if (!isSignedWith(secret, body, signature)) {
        response.status(401).json({ message: 'The signature is wrong' });
        return;
      }
      let hint;
      try {
        hint = hintOf(body);
      } catch {
        response.status(400).json({ message: 'The body is not JSON' });
        return;
      }
      if (hint) await intake.hint(hint);
      response.status(204).end();
    },
  );
  return router;
}
