import { Temporal } from 'temporal-polyfill';

/** Between two changes of the clocks a zone keeps one offset: `[start, end)`, epoch milliseconds. */
interface OffsetSpan {
  start: number;
  end: number;
  /** Milliseconds to add to an instant to read the wall clock. */
  offset: number;
}

export const DAY = 86_400_000;

// No two offsets of a zone are further apart than this, so a wall time that is longer ago than it
// since the clocks changed cannot have come before the change as well.
const WIDEST_CHANGE = 2 * DAY;

// Whoever asks for times centuries apart does not fill the memory.
const MOST_SPANS = 2_000;

const clocks = new Map<string, ZoneClock>();

/**
 * The wall clock of a zone. A local time is counted like an instant: as the milliseconds since
 * 1970-01-01 00:00 on that wall clock. What it has found out about a zone it keeps.
 */
export class ZoneClock {
  /** By `start`; they need not touch. */
  private spans: OffsetSpan[] = [];
  private last: OffsetSpan | undefined;

  private constructor(private readonly timeZone: string) {}

  /** Throws a RangeError for a zone that is not known. */
  static of(timeZone: string): ZoneClock {
    let clock = clocks.get(timeZone);
    if (!clock) {
      clock = new ZoneClock(timeZone);
      clock.spanAt(0);
      clocks.set(timeZone, clock);
    }
    return clock;
  }

  /** What the wall clock shows at an instant. */
  toLocal(instant: number): number {
    return instant + this.spanAt(instant).offset;
  }

  /**
   * When the wall clock shows this: the first time, where it comes twice, and the first instant
   * after the gap where it never comes.
   */
  toInstant(local: number): number {
    const last = this.last;
    if (last) {
      const instant = local - last.offset;
      if (instant >= last.start + WIDEST_CHANGE && instant < last.end) {
        return instant;
      }
    }
    return this.firstInstantOf(local);
  }

  private firstInstantOf(local: number): number {
    let span = this.spanAt(local - WIDEST_CHANGE);
    while (local - span.offset >= span.end) span = this.spanAt(span.end);
    // Before the span began the clocks showed less than this, so where this wall time lies before
    // the span, it fell into the gap at its beginning.
    return Math.max(local - span.offset, span.start);
  }

  private spanAt(instant: number): OffsetSpan {
    const last = this.last;
    if (last && instant >= last.start && instant < last.end) return last;
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.spans[middle].end <= instant) low = middle + 1;
      else high = middle;
    }
    let span = this.spans[low];
    if (!span || span.start > instant) {
      span = this.lookUp(instant);
      if (this.spans.length >= MOST_SPANS) this.spans = [span];
      else this.spans.splice(low, 0, span);
    }
    this.last = span;
    return span;
  }

  private lookUp(instant: number): OffsetSpan {
    const here = Temporal.Instant.fromEpochMilliseconds(
      Math.floor(instant),
    ).toZonedDateTimeISO(this.timeZone);
    return {
      // The transition before the next millisecond, for one at this very instant begins the span.
      start:
        here.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
          ?.epochMilliseconds ?? -Infinity,
      end: here.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
      offset: here.offsetNanoseconds / 1e6,
    };
  }
}
