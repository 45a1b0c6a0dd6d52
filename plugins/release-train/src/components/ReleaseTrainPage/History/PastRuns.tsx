import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { RunState } from '@signalbox/backstage-plugin-release-train-common';
import { usePastRuns } from '../../../queries/trainQueries';
import { formatDate } from '../../../time/format';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { ComponentName } from '../../shared/ComponentName';
import { Instant } from '../../shared/Instant';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { Sha } from '../../shared/Sha';
import { RunStateChip } from '../../shared/StateChip';
import { Pages } from './Pages';

/** The runs of all trains that have ended, the newest first. */
export const PastRuns = (props: {
  component?: string;
  lane?: string;
  state?: RunState;
}) => {
  const { t, locale } = useWords();
  const { component, lane, state } = props;
  const query = usePastRuns({ component });
  return (
    <Pages
      query={query}
      matches={run =>
        (!lane || run.lane === lane) && (!state || run.state === state)
      }
      nothing={t('past.noRuns')}
    >
      {items => (
        <ScrollingTable label={t('past.runs')} minWidth={640}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">{t('history.run')}</TableCell>
              <TableCell scope="col">{t('page.train')}</TableCell>
              <TableCell scope="col">{t('past.kind')}</TableCell>
              <TableCell scope="col">{t('past.seats')}</TableCell>
              <TableCell scope="col">{t('past.state')}</TableCell>
              <TableCell scope="col">{t('history.ended')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map(run => (
              <TableRow key={run.id}>
                <TableCell component="th" scope="row">
                  {formatDate(run.slotDate, locale)}
                </TableCell>
                <TableCell>{run.train}</TableCell>
                <TableCell>{t(`kind.${run.lane}`)}</TableCell>
                <TableCell>
                  {run.candidates.map(candidate => (
                    <div key={candidate.id}>
                      <ComponentName component={candidate.component} />{' '}
                      <Sha sha={candidate.sha} url={candidate.shaUrl} />
                    </div>
                  ))}
                </TableCell>
                <TableCell>
                  <RunStateChip state={run.state} />
                </TableCell>
                <TableCell>
                  {run.schedule.endedAt ? (
                    <TeamZoneProvider value={run.timeZone}>
                      <Instant value={run.schedule.endedAt} />
                    </TeamZoneProvider>
                  ) : (
                    '–'
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollingTable>
      )}
    </Pages>
  );
};
