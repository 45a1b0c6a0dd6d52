import type { ClockService } from '@signalbox/scheduling-node';
import express from 'express';
import Router from 'express-promise-router';
import { readChallenge, readPress, readReply } from './requests';
import { isFromSlack } from './signature';
import type { SlackWords } from './SlackWords';

/** Where Slack sends its requests; they carry a signature instead of credentials. */
export const SLACK_PATHS = ['/slack/interactions', '/slack/events'] as const;

const [INTERACTIONS, EVENTS] = SLACK_PATHS;

/**
 * Takes the requests of Slack. It answers as soon as it knows that one is real: Slack sends it again
 * when it has waited for three seconds.
 */
export function createSlackRouter(options: {
  signingSecret: string;
  clock: ClockService;
  words: SlackWords;
}): express.Router {
  const { signingSecret, clock, words } = options;
  const router = Router();

  const verified: express.RequestHandler[] = [
    // What is signed is the bytes, so nobody may have parsed them before.
    express.raw({ type: () => true, limit: '1mb', inflate: false }),
    (req, res, next) => {
      const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
      const signed = {
        timestamp: req.get('x-slack-request-timestamp'),
        signature: req.get('x-slack-signature'),
        body,
      };
      if (!isFromSlack(signed, { signingSecret, now: clock.now() })) {
        res.status(401).json({
          error: {
            name: 'AuthenticationError',
            message: 'Not signed by Slack',
          },
        });
        return;
      }
      res.locals.text = body.toString('utf8');
      next();
    },
  ];

  router.post(INTERACTIONS, ...verified, (_req, res) => {
    const press = readPress(res.locals.text);
    res.status(200).end();
    if (press) words.pressed(press);
  });

  router.post(EVENTS, ...verified, (_req, res) => {
    const challenge = readChallenge(res.locals.text);
    if (challenge !== undefined) {
      res.json({ challenge });
      return;
    }
    const reply = readReply(res.locals.text);
    res.status(200).end();
    if (reply) words.replied(reply);
  });

  return router;
}
