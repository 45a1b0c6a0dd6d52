import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { CalendarEntry } from '../../../calendar/entries';
import { formatDate } from '../../../time/format';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { StandingChip } from '../../shared/StandingChip';
import { RunStateChip } from '../../shared/StateChip';
import { useEntryWords } from './useEntryWords';

/** The month as a table. */
export const EntryTable = (props: { entries: readonly CalendarEntry[] }) => {
  const { t, locale } = useWords();
  const words = useEntryWords();
  if (props.entries.length === 0) {
    return (
      <Typography color="textSecondary">{t('calendar.emptyMonth')}</Typography>
    );
  }
  return (
    <ScrollingTable label={t('page.calendar')} minWidth={560}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('calendar.tableDate')}</TableCell>
          <TableCell scope="col">{t('calendar.tableWhen')}</TableCell>
          <TableCell scope="col">{t('calendar.tableWhat')}</TableCell>
          <TableCell scope="col">{t('calendar.tableTrain')}</TableCell>
          <TableCell scope="col">{t('calendar.tableState')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.entries.map(entry => (
          <TeamZoneProvider
            key={`${entry.date} ${entry.train} ${entry.kind} ${
              entry.at ?? entry.name
            }`}
            value={entry.timeZone}
          >
            <TableRow>
              <TableCell component="th" scope="row">
                {formatDate(entry.date, locale)}
              </TableCell>
              <TableCell>
                {entry.at ? (
                  <Instant value={entry.at} style="time" />
                ) : (
                  words.when(entry)
                )}
              </TableCell>
              <TableCell>
                {words.what(entry)}{' '}
                {entry.frozen.map(name => (
                  <StandingChip
                    key={name}
                    standing="attention"
                    label={t('calendar.frozen', { name })}
                  />
                ))}
              </TableCell>
              <TableCell>{entry.train}</TableCell>
              <TableCell>
                {entry.state ? <RunStateChip state={entry.state} /> : '–'}
              </TableCell>
            </TableRow>
          </TeamZoneProvider>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};
