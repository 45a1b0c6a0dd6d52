import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  ApiRotation,
  Schedule,
} from '@signalbox/backstage-plugin-on-call-common';
import { barsOf } from '../../schedule/bars';
import { useWords } from '../../translation/useWords';
import { Assigned } from '../Band/LevelCard';
import { Instant } from '../shared/Instant';
import { ScrollingTable } from '../shared/ScrollingTable';
import { useSourceWords } from '../shared/Source';
import { StandingChip } from '../shared/StandingChip';

/** The schedule as a table, for those who would rather read than look. */
export const ShiftTable = (props: {
  rotation: ApiRotation;
  schedule: Schedule;
}) => {
  const { t } = useWords();
  const { rotation, schedule } = props;
  const sourceOf = useSourceWords(schedule.assignments);
  return (
    <ScrollingTable label={t('weeks.table')} minWidth={560}>
      <TableHead>
        <TableRow>
          <TableCell component="th">{t('weeks.level')}</TableCell>
          <TableCell component="th">{t('weeks.person')}</TableCell>
          <TableCell component="th">{t('weeks.start')}</TableCell>
          <TableCell component="th">{t('weeks.end')}</TableCell>
          <TableCell component="th">{t('weeks.why')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rotation.levels.flatMap(level =>
          barsOf(schedule, level.id).map(({ id, assignment, drifts }) => {
            const nobody = assignment.source === 'nobody';
            return (
              <TableRow key={id}>
                <TableCell component="th" scope="row">
                  {level.title}
                </TableCell>
                <TableCell>
                  {nobody ? (
                    <StandingChip standing="bad" label={t('weeks.nobody')} />
                  ) : (
                    <Assigned assignment={assignment} />
                  )}
                </TableCell>
                <TableCell>
                  {assignment.start ? (
                    <Instant value={assignment.start} />
                  ) : (
                    t('weeks.open')
                  )}
                </TableCell>
                <TableCell>
                  {assignment.end ? (
                    <Instant value={assignment.end} />
                  ) : (
                    t('weeks.open')
                  )}
                </TableCell>
                <TableCell>
                  {sourceOf(assignment)}
                  {drifts && (
                    <>
                      {' '}
                      <StandingChip
                        standing="attention"
                        label={t('weeks.drift')}
                      />
                    </>
                  )}
                </TableCell>
              </TableRow>
            );
          }),
        )}
      </TableBody>
    </ScrollingTable>
  );
};
