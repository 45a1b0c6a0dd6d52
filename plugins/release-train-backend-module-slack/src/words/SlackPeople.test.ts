import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { WebClient } from '@slack/web-api';
import { SlackPeople } from './SlackPeople';

const user = (
  name: string,
  { id, email }: { id?: string; email?: string },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    namespace: 'default',
    name,
    annotations: id ? { 'slack.com/user_id': id } : {},
  },
  spec: { profile: { email } },
});

function lookUp(
  id: string,
  member: object = {},
  entities: Entity[] = [
    user('ana', { id: 'U0ANA', email: 'ana@example.com' }),
    user('eli', { email: 'Eli@Example.com' }),
    user('two', { id: 'U0TWO' }),
    user('too', { id: 'U0TWO' }),
    user('pair', { email: 'pair@example.com' }),
    user('peer', { email: 'pair@example.com' }),
  ],
) {
  const client = {
    users: {
      info: async () => ({
        user: { profile: { email: `${id.slice(2)}@example.com` }, ...member },
      }),
    },
  } as unknown as WebClient;
  return SlackPeople.create({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
  }).userRefOf(client, id);
}

it('finds people by the annotation, then by the e-mail address', async () => {
  expect(await lookUp('U0ANA')).toBe('user:default/ana');
  expect(await lookUp('U0ELI')).toBe('user:default/eli');
  expect(await lookUp('U0ELI', { is_email_confirmed: true })).toBe(
    'user:default/eli',
  );
});

it('believes the annotation more than the address', async () => {
  const entities = [
    user('eli', { email: 'ana@example.com' }),
    user('ana', { id: 'U0ANA' }),
  ];
  expect(await lookUp('U0ANA', {}, entities)).toBe('user:default/ana');
});

it.each<[string, string, object]>([
  ['nobody', 'U0GUS', {}],
  ['two with the annotation', 'U0TWO', {}],
  ['two with the address', 'U0PAIR', {}],
  ['a bot', 'U0ELI', { is_bot: true }],
  ['somebody who has left', 'U0ELI', { deleted: true }],
  ['somebody of another workspace', 'U0ELI', { is_stranger: true }],
  ['an address that is not confirmed', 'U0ELI', { is_email_confirmed: false }],
  ['no address', 'U0ELI', { profile: {} }],
])('finds nobody for %s', async (_who, id, member) => {
  expect(await lookUp(id, member)).toBeUndefined();
});

it('compares ids as they are written', async () => {
  const entities = [user('ana', { id: 'u0ana' })];
  expect(await lookUp('U0ANA', { profile: {} }, entities)).toBeUndefined();
});
