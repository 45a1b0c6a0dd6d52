import { NotificationsMessenger } from './NotificationsMessenger';

const message = {
  title: 'Page: Explorer is down',
  text: 'See to it.',
  link: 'http://portal.example/on-call?page=1',
  severity: 'critical',
  topic: 'page',
} as const;

it('sends a notification whose scope is the key, so that a repeated one renews it', async () => {
  const send = jest.fn();
  const messenger = NotificationsMessenger.create({ send });
  expect(
    await messenger.tell('user:default/bo', message, { dedupeKey: 'page:1:0' }),
  ).toEqual({ outcome: 'sent' });
  expect(send).toHaveBeenCalledWith({
    recipients: { type: 'entity', entityRef: 'user:default/bo' },
    payload: {
      title: message.title,
      description: message.text,
      link: message.link,
      severity: 'critical',
      topic: 'page',
      scope: 'page:1:0',
    },
  });
});

it.each([
  [400, 'refused'],
  [401, 'deferred'],
  [404, 'deferred'],
  [503, 'deferred'],
])('takes status %s as %s', async (status, outcome) => {
  const reason = `Failed to send notifications: Error: Request failed with status ${status}`;
  const messenger = NotificationsMessenger.create({
    send: jest.fn().mockRejectedValue(new Error(reason)),
  });
  expect(
    await messenger.tell('user:default/bo', message, { dedupeKey: 'k' }),
  ).toEqual({ outcome, reason });
});
