import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { EntityTabLink } from '../EntityTabLink';
import { Concerns } from './Concerns';
import { LevelList } from './LevelList';
import type { RosterEntry } from './roster';

const Row = (props: { entry: RosterEntry; failure?: Error; weeks: number }) => {
  const { t } = useWords();
  const { entry, failure } = props;
  const { rotation, who } = entry;
  return (
    <TeamZoneProvider value={rotation.timeZone}>
      <TableRow>
        <TableCell component="th" scope="row">
          <Typography variant="body2">
            <b>
              <EntityTabLink rotation={rotation}>
                {rotation.title}
              </EntityTabLink>
            </b>
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {rotation.channel && <>{rotation.channel} · </>}
            {rotation.timeZone}
          </Typography>
        </TableCell>
        {who ? (
          <>
            <TableCell>
              <LevelList levels={who.levels} when="now" />
            </TableCell>
            <TableCell>
              <LevelList levels={who.levels} when="next" />
            </TableCell>
          </>
        ) : (
          <TableCell colSpan={2}>
            {failure ? (
              t('roster.failed', { message: failure.message })
            ) : (
              <Skeleton height={64} />
            )}
          </TableCell>
        )}
        <TableCell>
          <Concerns entry={entry} weeks={props.weeks} />
        </TableCell>
      </TableRow>
    </TeamZoneProvider>
  );
};

/** Rotations one below the other, so that they can be compared. */
export const RosterTable = (props: {
  entries: readonly RosterEntry[];
  failures: ReadonlyMap<string, Error>;
  weeks: number;
}) => {
  const { t } = useWords();
  return (
    <ScrollingTable label={t('roster.table')} minWidth={860}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('roster.rotation')}</TableCell>
          <TableCell scope="col">{t('roster.now')}</TableCell>
          <TableCell scope="col">{t('roster.next')}</TableCell>
          <TableCell scope="col">{t('roster.concerns')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.entries.map(entry => (
          <Row
            key={entry.rotation.id}
            entry={entry}
            failure={props.failures.get(entry.rotation.id)}
            weeks={props.weeks}
          />
        ))}
      </TableBody>
    </ScrollingTable>
  );
};
