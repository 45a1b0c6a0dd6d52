import { weeksOf, windowAhead, windowBehind } from './window';

const NOW = Date.parse('2026-11-24T22:08:12.000Z');

it('looks twelve weeks ahead unless another choice was made', () => {
  expect(['4', '52', '13', '', undefined].map(weeksOf)).toEqual([
    4, 52, 12, 12, 12,
  ]);
});

it('stays the same all day, so that what was read is used again', () => {
  expect(windowAhead(NOW, 4)).toEqual({
    from: '2026-11-24T00:00:00.000Z',
    to: '2026-12-22T00:00:00.000Z',
  });
  expect(windowAhead(NOW + 60_000, 4)).toEqual(windowAhead(NOW, 4));
});

it('ends with today in the zone of the rotation, over the end of summer time too', () => {
  expect(windowBehind(NOW, 4, 'America/Los_Angeles')).toEqual({
    from: '2026-10-28T07:00:00.000Z',
    to: '2026-11-25T08:00:00.000Z',
  });
});
