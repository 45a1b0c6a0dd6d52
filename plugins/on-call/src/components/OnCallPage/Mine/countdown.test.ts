import type { MyShift } from '@signalbox/backstage-plugin-on-call-common';
import { daysUntil, foremost, splitShifts } from './countdown';

const ZONE = 'America/Los_Angeles';
const shift = (start?: string, end?: string): MyShift => ({
  rotation: 'single-cell',
  rotationTitle: 'Single cell',
  timeZone: ZONE,
  level: 'primary',
  levelTitle: 'Primary',
  source: 'rotation',
  start,
  end,
});

it.each([
  ['2026-11-30T17:00:00.000Z', '2026-11-27T14:00:00.000Z', 3],
  // Two minutes away, but tomorrow in the team's zone.
  ['2026-11-30T08:01:00.000Z', '2026-11-30T07:59:00.000Z', 1],
  ['2026-11-30T17:00:00.000Z', '2026-11-30T08:00:00.000Z', 0],
  // Over the end of summer time, which makes a day of 25 hours.
  ['2026-11-02T17:00:00.000Z', '2026-10-30T16:00:00.000Z', 3],
])('from %s it is %s: %d days', (instant, now, days) => {
  expect(daysUntil(instant, Date.parse(now), ZONE)).toBe(days);
});

it('splits shifts at the exact instant of the handoff', () => {
  const before = shift('2026-11-23T17:00:00.000Z', '2026-11-30T17:00:00.000Z');
  const after = shift('2026-11-30T17:00:00.000Z', '2026-12-07T17:00:00.000Z');
  const later = shift('2026-12-21T17:00:00.000Z', '2026-12-28T17:00:00.000Z');
  const items = [later, before, after];

  expect(splitShifts(items, Date.parse('2026-11-30T16:59:59.999Z'))).toEqual({
    current: [before],
    ahead: [after, later],
  });
  expect(splitShifts(items, Date.parse('2026-11-30T17:00:00.000Z'))).toEqual({
    current: [after],
    ahead: [later],
  });
});

it('tells of the week before the standing duty of a manager', () => {
  const always = shift();
  const week = shift('2026-11-23T17:00:00.000Z', '2026-11-30T17:00:00.000Z');
  const now = Date.parse('2026-11-27T14:00:00Z');
  expect(foremost([always, week], now).current).toBe(week);
  expect(foremost([always], now)).toEqual({ current: always, next: undefined });
});
