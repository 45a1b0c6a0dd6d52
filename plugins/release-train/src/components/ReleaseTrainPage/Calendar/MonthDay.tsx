import { forwardRef } from 'react';
import type { CalendarEntry } from '../../../calendar/entries';
import { dateInFull } from '../../../calendar/month';
import { useWords } from '../../../translation/useWords';
import { EntryMark } from './EntryMark';
import { useMonthStyles } from './monthStyles';
import { useEntryWords } from './useEntryWords';

/** The calls are told below the month; a day has room for what moves. */
const SHOWN: ReadonlyArray<CalendarEntry['kind']> = [
  'cut',
  'promote',
  'freeze',
  'allowed',
];

/** One day of the month. */
export const MonthDay = forwardRef<
  HTMLTableCellElement,
  {
    date: string;
    inMonth: boolean;
    isToday: boolean;
    isSelected: boolean;
    entries: readonly CalendarEntry[];
    severalTrains: boolean;
    onSelect: (date: string) => void;
  }
>((props, ref) => {
  const { date, entries } = props;
  const classes = useMonthStyles();
  const { t, locale } = useWords();
  const words = useEntryWords();
  const shown = entries.filter(({ kind }) => SHOWN.includes(kind));
  const inFull = dateInFull(date, locale);
  const described =
    entries.length > 0
      ? [
          t('calendar.dayWith', { date: inFull, count: entries.length }),
          ...entries.map(entry => `${words.when(entry)} ${words.what(entry)}`),
        ].join(', ')
      : t('calendar.dayEmpty', { date: inFull });
  return (
    // The keys of the grid act for all its days.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <td
      ref={ref}
      role="gridcell"
      tabIndex={props.isSelected ? 0 : -1}
      aria-selected={props.isSelected}
      aria-current={props.isToday ? 'date' : undefined}
      className={[
        classes.day,
        !props.inMonth && classes.otherMonth,
        entries.some(({ kind }) => kind === 'freeze') && classes.frozen,
        props.isSelected && classes.selected,
      ]
        .filter(Boolean)
        .join(' ')}
      onClick={() => props.onSelect(date)}
    >
      <span className={classes.hidden}>{described}</span>
      <span
        aria-hidden
        className={`${classes.number} ${props.isToday ? classes.today : ''}`}
      >
        {Number(date.slice(8))}
      </span>
      <ul aria-hidden className={classes.entries}>
        {shown.map(entry => (
          <li
            key={`${entry.train} ${entry.kind} ${entry.at ?? entry.name}`}
            className={classes.entry}
          >
            <EntryMark kind={entry.kind} />{' '}
            <span>
              {entry.at && `${words.when(entry)} `}
              {entry.name ?? words.what(entry)}
              {props.severalTrains && ` · ${entry.train}`}
            </span>
          </li>
        ))}
      </ul>
    </td>
  );
});
