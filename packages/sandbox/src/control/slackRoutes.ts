import { Router } from 'express';
import type { Parts } from '../assemble';
import { SlackRefusal } from '../services/slack/SlackPeople';
import {
  InputError,
  optionalNumber,
  optionalText,
  readFields,
  requiredText,
} from './input';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Nothing here is sent to anybody but a portal on this machine. */
function requiredAddress(
  input: Record<string, unknown>,
  field: string,
): string {
  const text = requiredText(input, field);
  if (!URL.canParse(text) || !LOOPBACK.includes(new URL(text).hostname)) {
    throw new InputError(field, 'must be an address on this machine');
  }
  return text;
}

/** What people do in Slack, and who hears of it. */
export function slackRoutes({ slack }: Parts): Router {
  const { people, context } = slack;
  const router = Router();

  function placeOf(input: Record<string, unknown>) {
    const channel = context.state.channel(requiredText(input, 'channel'));
    if (!channel) {
      throw new InputError('channel', 'is not a channel', 404);
    }
    const user = requiredText(input, 'user');
    if (!context.state.users.get('', user)) {
      throw new InputError('user', 'is not a user', 404);
    }
    return { channel, user };
  }
  const refused = (error: unknown) =>
    error instanceof SlackRefusal
      ? new InputError('body', `cannot be sent: ${error.message}`, 409)
      : error;

  router.post('/slack/receiver', (request, response) => {
    const fields = ['interactionsUrl', 'eventsUrl', 'signingSecret'];
    const input = readFields(request.body, fields);
    people.setReceiver({
      interactionsUrl: requiredAddress(input, 'interactionsUrl'),
      eventsUrl: requiredAddress(input, 'eventsUrl'),
      signingSecret: requiredText(input, 'signingSecret'),
    });
    response.status(204).end();
  });

  router.post('/slack/press', (request, response, next) => {
    const fields = ['channel', 'ts', 'actionId', 'user', 'times'];
    const input = readFields(request.body, fields);
    people
      .press({
        ...placeOf(input),
        ts: requiredText(input, 'ts'),
        actionId: requiredText(input, 'actionId'),
        times: optionalNumber(input, 'times', 1),
      })
      .then(status => response.json({ status }))
      .catch(error => next(refused(error)));
  });

  router.post('/slack/say', (request, response, next) => {
    const fields = ['channel', 'threadTs', 'user', 'text', 'times'];
    const input = readFields(request.body, fields);
    people
      .say({
        ...placeOf(input),
        threadTs: optionalText(input, 'threadTs'),
        text: requiredText(input, 'text'),
        times: optionalNumber(input, 'times', 1),
      })
      .then(said => response.json(said))
      .catch(error => next(refused(error)));
  });

  router.get('/slack/ephemerals', (_request, response) => {
    response.json({ items: context.state.ephemerals.list('') });
  });

  return router;
}
