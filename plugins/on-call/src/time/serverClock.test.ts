import { durationParts } from './format';
import { ServerClock } from './serverClock';

describe("the server's clock", () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T00:00:00Z') });
  });
  afterEach(() => jest.useRealTimers());

  it('rules over a local clock that is four days behind, and goes on by itself', () => {
    const clock = new ServerClock();
    expect(clock.now()).toBe(Date.now());

    clock.observe('2026-11-27T14:00:00.000Z');
    expect(clock.now()).toBe(Date.parse('2026-11-27T14:00:00Z'));
    expect(clock.toServer(Date.now() - 1_000)).toBe(
      Date.parse('2026-11-27T13:59:59Z'),
    );
    jest.advanceTimersByTime(90_000);
    expect(clock.now()).toBe(Date.parse('2026-11-27T14:01:30Z'));
  });

  it('tells of jumps, not of the time that a response took', () => {
    const clock = new ServerClock();
    const jumped = jest.fn();
    const stop = clock.subscribe(jumped);

    clock.observe('2026-11-27T14:00:00.000Z');
    expect(jumped).toHaveBeenCalledTimes(1);
    clock.observe('2026-11-27T14:00:00.300Z');
    clock.observe('not a time');
    expect(jumped).toHaveBeenCalledTimes(1);
    stop();
    clock.observe('2026-12-02T18:00:00.000Z');
    expect(jumped).toHaveBeenCalledTimes(1);
  });
});

it.each([
  [59_000, { days: 0, hours: 0, minutes: 0, seconds: 59 }],
  [119_999, { days: 0, hours: 0, minutes: 1, seconds: 59 }],
  // Just under five days and four hours, as a countdown always is.
  [-446_399_000, { days: 5, hours: 4, minutes: 0, seconds: 0 }],
])('puts %d ms into parts', (milliseconds, parts) => {
  expect(durationParts(milliseconds)).toEqual(parts);
});
