import { useEffect, useRef, type KeyboardEvent } from 'react';
import { addDays } from '@signalbox/backstage-plugin-release-train-common';
import { Info } from 'luxon';
import type { CalendarEntry } from '../../../calendar/entries';
import {
  monthName,
  moveMonths,
  weekdayOf,
  type Month,
} from '../../../calendar/month';
import { useWords } from '../../../translation/useWords';
import { MonthDay } from './MonthDay';
import { useMonthStyles } from './monthStyles';

/** Where a key moves to from a date. */
function moved(key: string, date: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return addDays(date, 1 - weekdayOf(date));
    case 'End':
      return addDays(date, 7 - weekdayOf(date));
    case 'PageUp':
      return moveMonths(date, -1);
    case 'PageDown':
      return moveMonths(date, 1);
    default:
      return undefined;
  }
}

/**
 * A month as a grid. One day takes the focus; the arrow keys move it by days and weeks, Home and
 * End within the week, Page up and Page down by months.
 */
export const MonthGrid = (props: {
  month: Month;
  weeks: readonly string[][];
  today: string;
  selected: string;
  entries: readonly CalendarEntry[];
  severalTrains: boolean;
  onSelect: (date: string) => void;
}) => {
  const { month, selected, entries } = props;
  const classes = useMonthStyles();
  const { t, locale } = useWords();
  const cell = useRef<HTMLTableCellElement>(null);
  const byKey = useRef(false);

  useEffect(() => {
    if (byKey.current) cell.current?.focus();
    byKey.current = false;
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, selected);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    props.onSelect(next);
  };
  const long = Info.weekdays('long', { locale });
  const short = Info.weekdays('short', { locale });

  return (
    <table
      role="grid"
      aria-label={t('calendar.grid', { month: monthName(month, locale) })}
      className={classes.grid}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {long.map((name, index) => (
            <th key={name} scope="col" abbr={name} className={classes.weekday}>
              {short[index]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.weeks.map(week => (
          <tr key={week[0]}>
            {week.map(date => (
              <MonthDay
                key={date}
                ref={date === selected ? cell : undefined}
                date={date}
                inMonth={date.startsWith(month)}
                isToday={date === props.today}
                isSelected={date === selected}
                entries={entries.filter(entry => entry.date === date)}
                severalTrains={props.severalTrains}
                onSelect={props.onSelect}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
