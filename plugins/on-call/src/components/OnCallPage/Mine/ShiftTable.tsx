import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { MyShift } from '@signalbox/backstage-plugin-on-call-common';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { Interval } from '../../shared/Instant';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { StandingChip } from '../../shared/StandingChip';
import { daysUntil, isCurrent, splitShifts } from './countdown';

const Begins = (props: { shift: MyShift }) => {
  const { t } = useWords();
  const now = useServerNow();
  const { shift } = props;
  if (isCurrent(shift, now)) {
    return <StandingChip standing="underWay" label={t('mine.current')} />;
  }
  const days = daysUntil(shift.start ?? '', now, shift.timeZone);
  return (
    <>{days === 0 ? t('mine.dayToday') : t('mine.days', { count: days })}</>
  );
};

/** The reader's shifts, those that hold first, with how many days there are to the others. */
export const ShiftTable = (props: { items: readonly MyShift[] }) => {
  const { t } = useWords();
  const { current, ahead } = splitShifts(props.items, useServerNow());
  const shifts = [...current, ...ahead];
  if (shifts.length === 0) return null;
  return (
    <ScrollingTable label={t('mine.table')} minWidth={560}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('mine.countdown')}</TableCell>
          <TableCell scope="col">{t('mine.when')}</TableCell>
          <TableCell scope="col">{t('mine.level')}</TableCell>
          <TableCell scope="col">{t('mine.rotation')}</TableCell>
          <TableCell scope="col">{t('mine.why')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {shifts.map(shift => (
          <TeamZoneProvider
            key={`${shift.rotation} ${shift.level} ${shift.start}`}
            value={shift.timeZone}
          >
            <TableRow>
              <TableCell>
                <Begins shift={shift} />
              </TableCell>
              <TableCell>
                {shift.start && shift.end ? (
                  <>
                    <Interval start={shift.start} end={shift.end} />
                  </>
                ) : (
                  t('mine.always')
                )}
              </TableCell>
              <TableCell>{shift.levelTitle}</TableCell>
              <TableCell>{shift.rotationTitle}</TableCell>
              <TableCell>{t(`source.${shift.source}`)}</TableCell>
            </TableRow>
          </TeamZoneProvider>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};
