import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Interval } from '../shared/Instant';
import { Panel } from '../shared/Panel';
import { Person } from '../shared/Person';
import { ScrollingTable } from '../shared/ScrollingTable';
import { sourceName } from './SourceNotice';

/** Every time for which the source outside says somebody else than the configured rotation. */
export const DriftPanel = (props: { who: WhoIsOnCall }) => {
  const { t } = useWords();
  const { who } = props;
  const source = sourceName(who.source?.kind ?? 'pagerduty');
  const titleOf = (level: string) =>
    who.levels.find(other => other.level === level)?.title ?? level;
  return (
    <Panel name={t('drift.region')} title={t('drift.region')}>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('drift.explain', { source })}
      </Typography>
      <ScrollingTable label={t('drift.table')} minWidth={520}>
        <TableHead>
          <TableRow>
            <TableCell component="th">{t('drift.level')}</TableCell>
            <TableCell component="th">{t('drift.when')}</TableCell>
            <TableCell component="th">{t('drift.configured')}</TableCell>
            <TableCell component="th">
              {t('drift.actual', { source })}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {who.drift.map(drift => (
            <TableRow key={`${drift.level} ${drift.start}`}>
              <TableCell component="th" scope="row">
                {titleOf(drift.level)}
              </TableCell>
              <TableCell>
                <Interval start={drift.start} end={drift.end} />
              </TableCell>
              <TableCell>
                {drift.configured ? (
                  <Person person={drift.configured} />
                ) : (
                  t('common.nobody')
                )}
              </TableCell>
              <TableCell>
                {drift.actual ? (
                  <Person person={drift.actual} />
                ) : (
                  drift.actualName ?? t('common.nobody')
                )}
                {drift.url && (
                  <>
                    {' · '}
                    <Link to={drift.url} underline="always">
                      {t('drift.look')}
                    </Link>
                  </>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollingTable>
    </Panel>
  );
};
