import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { CalendarEntry } from '../../../calendar/entries';
import { dateInFull } from '../../../calendar/month';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { StandingChip } from '../../shared/StandingChip';
import { RunStateChip } from '../../shared/StateChip';
import { EntryMark } from './EntryMark';
import { useEntryWords } from './useEntryWords';

/** What is planned on the chosen day, in full. */
export const DayEntries = (props: {
  date: string;
  entries: readonly CalendarEntry[];
}) => {
  const { t, locale } = useWords();
  const words = useEntryWords();
  const name = dateInFull(props.date, locale);
  return (
    <Box component="section" mt={2} aria-label={name}>
      <Typography variant="subtitle1" component="h3">
        {name}
      </Typography>
      {props.entries.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('calendar.nothing')}
        </Typography>
      )}
      {props.entries.map(entry => (
        <TeamZoneProvider
          key={`${entry.train} ${entry.kind} ${entry.at ?? entry.name}`}
          value={entry.timeZone}
        >
          <Box
            display="flex"
            flexWrap="wrap"
            alignItems="center"
            gridGap={8}
            py={0.5}
          >
            <EntryMark kind={entry.kind} />
            <Typography variant="body2" component="span">
              {entry.at ? (
                <Instant value={entry.at} style="time" />
              ) : (
                words.when(entry)
              )}
              {' · '}
              <b>{words.what(entry)}</b>
              {' · '}
              {t('page.train')} {entry.train}
            </Typography>
            {entry.state && <RunStateChip state={entry.state} />}
            {entry.frozen.map(freeze => (
              <StandingChip
                key={freeze}
                standing="attention"
                label={t('calendar.frozen', { name: freeze })}
              />
            ))}
          </Box>
        </TeamZoneProvider>
      ))}
    </Box>
  );
};
