import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import {
  channelName,
  countsWord,
  openBoxes,
  openOf,
  stateOf,
  withAnswer,
} from './boxes';

const NOW = Date.parse('2026-11-27T14:00:00Z');
const check = (
  id: string,
  assigned: ReadinessCheck['assigned'],
  works: ReadinessCheck['works'],
): ReadinessCheck => ({ id, title: id, assigned, works });

const sentry = check('sentry', { state: 'yes' }, { state: 'yes' });
const datadog = check('datadog', { state: 'yes' }, { state: 'unknown' });
const okta = check(
  'okta',
  { state: 'yes', expiresAt: '2026-11-27T14:00:00.000Z' },
  { state: 'yes', expiresAt: '2026-11-27T14:00:00.001Z' },
);

it('lets a box expire at the instant that was said, without another reading', () => {
  expect(stateOf(okta.assigned, NOW)).toBe('expired');
  expect(stateOf(okta.works, NOW)).toBe('yes');
  expect(stateOf({ state: 'no', expiresAt: '2020-01-01T00:00:00Z' }, NOW)).toBe(
    'no',
  );
});

it('counts a check as open while one of its boxes is', () => {
  expect(openBoxes(datadog, NOW)).toEqual(['works']);
  expect(openOf({ checks: [sentry, datadog, okta] }, NOW)).toEqual({
    open: 2,
    total: 3,
  });
});

it('takes somebody’s word where no machine has found it out, or not any more', () => {
  const machine = (state: ReadinessCheck['works']['state']) =>
    countsWord({ state, by: 'machine' }, NOW);
  expect([machine('yes'), machine('no')]).toEqual([false, false]);
  expect([machine('unknown'), machine('expired')]).toEqual([true, true]);
  expect(countsWord({ ...okta.assigned, by: 'machine' }, NOW)).toBe(true);
  expect(countsWord({ state: 'yes', by: 'person' }, NOW)).toBe(true);
});

it('shows the checks of one rotation, whatever else an answer has', () => {
  const shown = {
    userRef: 'user:default/ana',
    ready: false,
    asOf: '2026-11-27T14:00:00.000Z',
    checks: [sentry, datadog],
  };
  const works = { state: 'yes' } as const;
  const asOf = '2026-11-27T14:01:00.000Z';
  expect(
    withAnswer(shown, {
      ...shown,
      asOf,
      checks: [okta, { ...datadog, works }],
    }),
  ).toEqual({ ...shown, asOf, checks: [sentry, { ...datadog, works }] });
});

it('writes a channel with one hash', () => {
  expect([channelName('help-infra'), channelName('#help-infra')]).toEqual([
    '#help-infra',
    '#help-infra',
  ]);
});
