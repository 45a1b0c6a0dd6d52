import { Fragment } from 'react';
import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { RehearsedRun } from '@signalbox/backstage-plugin-release-train-common';
import { clockChanges } from '../../../run/clockChanges';
import { formatDate, readerZone } from '../../../time/format';
import { useWords } from '../../../translation/useWords';
import { ReasonList } from '../../shared/ReasonList';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { StandingChip } from '../../shared/StandingChip';
import { RunStateChip } from '../../shared/StateChip';
import { RehearsedStop } from './RehearsedStop';

/** The plan of one coming run: each stop, what would happen there, and every reason why not. */
export const RehearsedRunPlan = (props: {
  run: RehearsedRun;
  timeZone: string;
  /** The run before it, to see whether the clocks change in between. */
  previous?: RehearsedRun;
}) => {
  const { t, locale } = useWords();
  const { run } = props;
  const date = formatDate(run.date, locale);
  const changes = clockChanges(run, props.previous, props.timeZone);
  return (
    <section aria-label={t('rehearsal.run', { date })}>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <Typography variant="subtitle1" component="h3">
          {t('rehearsal.run', { date })}
        </Typography>
        {run.state && <RunStateChip state={run.state} />}
      </Box>
      {run.reasons.length > 0 && (
        <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
          <Typography variant="body2">{t('rehearsal.wholeRun')}</Typography>
          <ReasonList label={t('rehearsal.wholeRun')} reasons={run.reasons} />
        </Box>
      )}
      <ScrollingTable label={t('rehearsal.plan', { date })} minWidth={880}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t('rehearsal.stop')}</TableCell>
            <TableCell scope="col">
              {t('rehearsal.team', { zone: props.timeZone })}
            </TableCell>
            <TableCell scope="col">{t('rehearsal.would')}</TableCell>
            <TableCell scope="col">
              {t('rehearsal.yours', { zone: readerZone() })}
            </TableCell>
            <TableCell scope="col">{t('rehearsal.utc')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {run.stops.map((stop, index) => {
            const change = changes[index];
            return (
              <Fragment key={stop.stop}>
                {change && (
                  <TableRow>
                    <TableCell colSpan={5}>
                      <StandingChip
                        standing="attention"
                        label={t('rehearsal.clocks', { ...change })}
                      />
                    </TableCell>
                  </TableRow>
                )}
                <RehearsedStop stop={stop} />
              </Fragment>
            );
          })}
        </TableBody>
      </ScrollingTable>
    </section>
  );
};
