import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import NextIcon from '@material-ui/icons/ChevronRight';
import PreviousIcon from '@material-ui/icons/ChevronLeft';
import {
  localDate,
  toIso,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  addMonths,
  isMonth,
  monthName,
  monthOf,
  weeksOf,
} from '../../../calendar/month';
import { useScope } from '../../../queries/scope';
import { useAddress } from '../../../routing';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { ReadError } from '../../shared/ErrorNotice';
import { Panel } from '../../shared/Panel';
import { DayEntries } from './DayEntries';
import { EntryTable } from './EntryTable';
import { MonthGrid } from './MonthGrid';
import { SubscribeDialog } from './SubscribeDialog';
import { useEntries } from './useEntries';

/** The months of all trains: when each stop is, and what is frozen when. */
export const CalendarTab = (props: { trains: readonly Train[] }) => {
  const { trains } = props;
  const { t, locale } = useWords();
  const { clock } = useScope();
  const address = useAddress();
  const today = localDate(useServerNow(), trains[0].timeZone);
  const chosen = address.get('month');
  const month = isMonth(chosen) ? chosen : monthOf(today);
  const [day, setDay] = useState<string>();
  const selected =
    day && monthOf(day) === month
      ? day
      : (monthOf(today) === month && today) || `${month}-01`;
  const [subscribing, setSubscribing] = useState(false);
  const asTable = address.get('view') === 'table';

  const weeks = weeksOf(month);
  const { entries, slots } = useEntries(trains, weeks.flat());
  const show = (next: string) =>
    address.set({ month: next === monthOf(today) ? undefined : next });
  const select = (date: string) => {
    setDay(date);
    show(monthOf(date));
  };
  const zones = [...new Set(trains.map(({ timeZone }) => timeZone))];

  return (
    <Panel name={t('page.calendar')} title={monthName(month, locale)}>
      {slots.map((query, index) =>
        query.error ? (
          <ReadError
            key={trains[index].id}
            error={query.error}
            readAt={query.data && toIso(clock.toServer(query.dataUpdatedAt))}
            onRetry={() => query.refetch()}
          />
        ) : null,
      )}
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        justifyContent="flex-end"
        gridGap={8}
      >
        <IconButton
          aria-label={t('calendar.previous')}
          onClick={() => show(addMonths(month, -1))}
        >
          <PreviousIcon />
        </IconButton>
        <Button onClick={() => select(today)}>{t('calendar.today')}</Button>
        <IconButton
          aria-label={t('calendar.next')}
          onClick={() => show(addMonths(month, 1))}
        >
          <NextIcon />
        </IconButton>
        <Button
          variant="outlined"
          color="primary"
          onClick={() => setSubscribing(true)}
        >
          {t('calendar.subscribe')}
        </Button>
      </Box>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        justifyContent="space-between"
      >
        <Typography variant="body2" color="textSecondary">
          {t('calendar.days', { zones: zones.join(', ') })}
        </Typography>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={asTable}
              onChange={(_, checked) =>
                address.set({ view: checked ? 'table' : undefined })
              }
            />
          }
          label={t('page.showTable')}
        />
      </Box>
      {asTable ? (
        <EntryTable
          entries={entries.filter(({ date }) => monthOf(date) === month)}
        />
      ) : (
        <>
          <MonthGrid
            month={month}
            weeks={weeks}
            today={today}
            selected={selected}
            entries={entries}
            severalTrains={trains.length > 1}
            onSelect={select}
          />
          <DayEntries
            date={selected}
            entries={entries.filter(({ date }) => date === selected)}
          />
        </>
      )}
      <SubscribeDialog
        open={subscribing}
        trains={trains}
        onClose={() => setSubscribing(false)}
      />
    </Panel>
  );
};
