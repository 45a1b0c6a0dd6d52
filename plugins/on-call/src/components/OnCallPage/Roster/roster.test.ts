import type {
  ApiRotation,
  OnCallPage,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { concernsOf, filterRoster, type RosterEntry } from './roster';

const rotation = (id: string, members: string[]): ApiRotation => ({
  id,
  title: `The ${id}`,
  timeZone: 'UTC',
  anchor: '2026-02-23',
  handoffTime: '09:00',
  turnDays: 7,
  members,
  levels: [],
  escalation: [],
  source: 'config',
  entityRefs: [],
});
const who = (more: Partial<WhoIsOnCall>): WhoIsOnCall => ({
  state: 'available',
  at: '2026-11-27T14:00:00.000Z',
  levels: [],
  openPages: [],
  drift: [],
  ...more,
});
const page = { id: 'page-1' } as OnCallPage;

const calm: RosterEntry = {
  rotation: rotation('portal', ['user:default/ana']),
  who: who({}),
};
const paged: RosterEntry = {
  rotation: rotation('infra', ['user:default/bo']),
  who: who({ openPages: [page] }),
};
const outside: RosterEntry = {
  rotation: rotation('search', []),
  who: who({
    levels: [
      {
        level: 'primary',
        title: 'Primary',
        now: { level: 'primary', source: 'pagerduty', name: 'Eli Example' },
        ready: 'gaps',
      },
    ],
  }),
};
const unread: RosterEntry = { rotation: rotation('unread', []) };
const all = [calm, outside, paged, unread];

const ids = (text: string, trouble = false) =>
  filterRoster(all, { text, trouble }).map(entry => entry.rotation.id);

it('puts open pages first and leaves the rest in order', () => {
  expect(ids('')).toEqual(['infra', 'portal', 'search', 'unread']);
});

it('finds titles and people, also by the name at the source, but not every "user"', () => {
  expect(ids('THE POR')).toEqual(['portal']);
  expect(ids(' bo ')).toEqual(['infra']);
  expect(ids('eli ex')).toEqual(['search']);
  expect(ids('user:')).toEqual([]);
});

it('shows only what has to be seen to', () => {
  expect(ids('', true)).toEqual(['infra', 'search']);
  expect(concernsOf(unread)).toEqual({
    openPages: 0,
    gaps: 0,
    doubled: 0,
    drift: 0,
    unready: 0,
  });
});
