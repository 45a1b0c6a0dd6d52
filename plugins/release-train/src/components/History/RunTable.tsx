import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useScope } from '../../queries/scope';
import { candidateOf } from '../../run/currentRun';
import { formatDate } from '../../time/format';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { ScrollingTable } from '../shared/ScrollingTable';
import { Sha } from '../shared/Sha';
import { RunStateChip } from '../shared/StateChip';

/** The last runs that have ended. */
export const RunTable = (props: { runs: readonly Run[] }) => {
  const { t, locale } = useWords();
  const { component } = useScope();
  if (props.runs.length === 0) {
    return <Typography color="textSecondary">{t('history.noRuns')}</Typography>;
  }
  return (
    <ScrollingTable label={t('history.runs')} minWidth={400}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('history.run')}</TableCell>
          <TableCell scope="col">{t('history.sha')}</TableCell>
          <TableCell scope="col">{t('history.state')}</TableCell>
          <TableCell scope="col">{t('history.ended')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.runs.map(run => {
          const candidate = candidateOf(run, component);
          return (
            <TableRow key={run.id}>
              <TableCell component="th" scope="row">
                {formatDate(run.slotDate, locale)}
              </TableCell>
              <TableCell>
                {candidate ? (
                  <Sha sha={candidate.sha} url={candidate.shaUrl} />
                ) : (
                  '–'
                )}
              </TableCell>
              <TableCell>
                <RunStateChip state={run.state} />
              </TableCell>
              <TableCell>
                {run.schedule.endedAt ? (
                  <Instant value={run.schedule.endedAt} />
                ) : (
                  '–'
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </ScrollingTable>
  );
};
