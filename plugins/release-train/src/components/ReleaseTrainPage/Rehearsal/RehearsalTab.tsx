import { useMemo } from 'react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  addDays,
  localDate,
  toIso,
  wallClock,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useRehearsal } from '../../../queries/trainQueries';
import { useAddress } from '../../../routing';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { Panel, Reading } from '../../shared/Panel';
import { Choice } from '../Choice';
import { AnnouncementPreviews } from './AnnouncementPreviews';
import { RehearsedRunPlan } from './RehearsedRunPlan';

const AHEAD = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** What the coming runs of a train would do, stop by stop, and every reason why not. */
export const RehearsalTab = (props: { trains: readonly Train[] }) => {
  const { trains } = props;
  const { t } = useWords();
  const { get, set } = useAddress();
  const train = trains.find(({ id }) => id === get('train')) ?? trains[0];
  const asked = get('ahead') ?? '';
  const ahead = AHEAD.includes(asked) ? asked : '2';

  const { timeZone } = train;
  const today = localDate(useServerNow(), timeZone);
  const interval = useMemo(
    () => ({
      // The run under way was cut last week.
      from: toIso(wallClock(addDays(today, -7), '00:00', timeZone)),
      to: toIso(
        wallClock(addDays(today, 7 * Number(ahead)), '00:00', timeZone),
      ),
    }),
    [today, ahead, timeZone],
  );
  const rehearsal = useRehearsal(train.id, interval);

  return (
    <TeamZoneProvider value={timeZone}>
      <Panel name={t('rehearsal.region')} title={t('rehearsal.title')}>
        <Alert severity="info" variant="outlined">
          {t('rehearsal.writesNothing')}
        </Alert>
        <Box display="flex" flexWrap="wrap" gridGap={16} my={2}>
          <Choice
            label={t('rehearsal.ahead')}
            value={ahead}
            options={AHEAD.map(value => ({
              value,
              label: t('rehearsal.aheadOf', { count: Number(value) }),
            }))}
            onChange={value =>
              set({ ahead: value === '2' ? undefined : value })
            }
          />
          {trains.length > 1 && (
            <Choice
              label={t('page.train')}
              value={train.id}
              options={trains.map(({ id }) => ({ value: id, label: id }))}
              onChange={id => set({ train: id })}
            />
          )}
        </Box>
        <Reading query={rehearsal} lines={10}>
          {({ runs }) =>
            runs.length === 0 ? (
              <Typography color="textSecondary">
                {t('rehearsal.none')}
              </Typography>
            ) : (
              <Grid container spacing={4}>
                {runs.map((run, index) => (
                  <Grid item xs={12} key={run.date}>
                    <RehearsedRunPlan
                      run={run}
                      timeZone={timeZone}
                      previous={runs[index - 1]}
                    />
                  </Grid>
                ))}
              </Grid>
            )
          }
        </Reading>
        <Box mt={3}>
          <AnnouncementPreviews key={train.id} train={train.id} />
        </Box>
      </Panel>
    </TeamZoneProvider>
  );
};
