import type { CalendarEntry } from '../../../calendar/entries';
import { formatInstant } from '../../../time/format';
import { useWords } from '../../../translation/useWords';

/** Writes what an entry is and when, by the clock of its train. */
export function useEntryWords() {
  const { t, locale } = useWords();
  return {
    what: (entry: CalendarEntry) =>
      entry.name
        ? `${t(`calendar.${entry.kind}`)}: ${entry.name}`
        : t(`calendar.${entry.kind}`),
    when: ({ at, timeZone: zone, from, until }: CalendarEntry) => {
      if (at) return formatInstant(at, { zone, locale, style: 'time' });
      if (from && until) return t('calendar.fromUntil', { from, until });
      if (from) return t('calendar.from', { time: from });
      if (until) return t('calendar.until', { time: until });
      return t('calendar.all');
    },
  };
}
