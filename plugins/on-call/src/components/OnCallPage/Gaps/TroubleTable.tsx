import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Button } from '../../shared/Button';
import { Interval } from '../../shared/Instant';
import { Person } from '../../shared/Person';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { StandingChip } from '../../shared/StandingChip';
import { EntityTabLink } from '../EntityTabLink';
import { levelTitle, type Trouble } from './troubles';

const What = (props: { trouble: Trouble }) => {
  const { t } = useWords();
  const { kind, levels, person } = props.trouble;
  if (kind === 'gap') {
    return (
      <StandingChip
        standing="bad"
        label={t('gaps.gap', { level: levels[0] })}
      />
    );
  }
  const last = levels[levels.length - 1];
  const before = levels.slice(0, -1).join(', ');
  return (
    <StandingChip
      standing="attention"
      label={
        <>
          {person && <Person person={person} />}{' '}
          {t('gaps.doubled', { levels: t('gaps.and', { before, last }) })}
        </>
      }
    />
  );
};

/** Gaps and doubled people, the earliest first, each with what can be done about it. */
export const TroubleTable = (props: {
  troubles: readonly Trouble[];
  onOverride: (trouble: Trouble) => void;
}) => {
  const { t } = useWords();
  return (
    <ScrollingTable label={t('gaps.table')} minWidth={720}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('gaps.when')}</TableCell>
          <TableCell scope="col">{t('gaps.rotation')}</TableCell>
          <TableCell scope="col">{t('gaps.what')}</TableCell>
          <TableCell scope="col">{t('gaps.todo')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.troubles.map(trouble => {
          const { rotation, start, end, level, kind } = trouble;
          return (
            <TeamZoneProvider
              key={`${rotation.id} ${kind} ${level} ${start}`}
              value={rotation.timeZone}
            >
              <TableRow>
                <TableCell>
                  <Interval start={start} end={end} />
                </TableCell>
                <TableCell>
                  <EntityTabLink rotation={rotation}>
                    {rotation.title}
                  </EntityTabLink>
                </TableCell>
                <TableCell>
                  <What trouble={trouble} />
                </TableCell>
                <TableCell>
                  <Button
                    size="small"
                    variant="outlined"
                    aria-label={t('gaps.overrideLabel', {
                      level: levelTitle(rotation, level),
                      rotation: rotation.title,
                    })}
                    onClick={() => props.onOverride(trouble)}
                  >
                    {t('gaps.override')}
                  </Button>
                </TableCell>
              </TableRow>
            </TeamZoneProvider>
          );
        })}
      </TableBody>
    </ScrollingTable>
  );
};
