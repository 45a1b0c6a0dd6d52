import { useWords } from '../translation/useWords';
import {
  durationParts,
  formatInstant,
  formatSpoken,
  readerZone,
  sameDate,
  sameWallClock,
  zoneName,
  type InstantStyle,
} from './format';
import { useTeamZone } from './TeamZone';

/** Writes times for this reader: in the team's zone, and in the reader's where they differ. */
export function useTimeWords() {
  const { t, locale } = useWords();
  const team = useTeamZone();
  const reader = readerZone();

  function duration(milliseconds: number): string {
    const parts = durationParts(milliseconds);
    const days = String(parts.days);
    const hours = String(parts.hours);
    const minutes = String(parts.minutes);
    if (parts.days > 0) {
      return parts.hours > 0
        ? t('time.days', { days, hours })
        : t('time.wholeDays', { days });
    }
    if (parts.hours > 0) {
      return parts.minutes > 0
        ? t('time.hours', { hours, minutes })
        : t('time.wholeHours', { hours });
    }
    return parts.minutes > 0
      ? t('time.minutes', { minutes })
      : t('time.seconds', { seconds: String(parts.seconds) });
  }

  return {
    /** How long something takes, in milliseconds. */
    duration,
    /** By the team's wall clock, with the name of its zone. */
    team: (instant: string, style: InstantStyle = 'dateTime') =>
      t('time.exact', {
        time: formatInstant(instant, { zone: team, locale, style }),
        zone: zoneName(instant, { zone: team, locale }),
      }),
    /** By the team's wall clock, without the name of its zone where that stands beside it already. */
    teamBefore: (instant: string, other: string) => {
      const name = (at: string) => zoneName(at, { zone: team, locale });
      const time = formatInstant(instant, {
        zone: team,
        locale,
        style: 'dateTime',
      });
      return name(instant) === name(other)
        ? time
        : t('time.exact', { time, zone: name(instant) });
    },
    /** The date alone, by the team's wall clock. */
    date: (instant: string) =>
      formatInstant(instant, { zone: team, locale, style: 'shortDate' }),
    /** In words, such as "Wednesday 10:00 PT". */
    spoken: (instant: string, now: number) =>
      t('time.exact', {
        time: formatSpoken(instant, { zone: team, locale, now }),
        zone: zoneName(instant, { zone: team, locale }),
      }),
    /** By the reader's wall clock; nothing where it shows the same as the team's. */
    yours: (instant: string): string | undefined => {
      if (sameWallClock(instant, team, reader)) return undefined;
      const style = sameDate(instant, team, reader) ? 'time' : 'day';
      return t('time.yourTime', {
        time: formatInstant(instant, { zone: reader, locale, style }),
      });
    },
    /** To the second, with both zones where they differ. */
    exact: (instant: string) => {
      const style = 'exact' as const;
      const values = {
        time: formatInstant(instant, { zone: team, locale, style }),
        zone: zoneName(instant, { zone: team, locale }),
      };
      if (sameWallClock(instant, team, reader)) return t('time.exact', values);
      return t('time.exactYours', {
        ...values,
        yours: formatInstant(instant, { zone: reader, locale, style }),
      });
    },
    /** How long until or since an instant (epoch milliseconds). */
    relative: (instant: number, now: number) => {
      const distance = instant - now;
      if (Math.abs(distance) < 1_000) return t('time.now');
      return distance > 0
        ? t('time.in', { duration: duration(distance) })
        : t('time.ago', { duration: duration(distance) });
    },
  };
}
