import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { ShiftBook } from '@signalbox/backstage-plugin-on-call-common';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Interval } from '../shared/Instant';
import { Person } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';
import { tallyOf } from './bookDays';

/** Whose week it is, from when to when, and how far it has got. */
export const BookHead = (props: { book: ShiftBook }) => {
  const { t } = useWords();
  const { book } = props;
  const { primary, secondary } = book;
  const { done, total, overdue } = tallyOf(book, useServerNow());
  const nobody = t('common.nobody');
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      gridColumnGap={16}
      gridRowGap={4}
      mb={1}
    >
      <Typography variant="body2">
        {t('book.primary')}:{' '}
        <b>{primary ? <Person person={primary} /> : nobody}</b>
        {' · '}
        {t('book.secondary')}:{' '}
        {secondary ? <Person person={secondary} /> : nobody}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        <Interval start={book.start} end={book.end} />
      </Typography>
      {total > 0 && (
        <StandingChip
          standing={done === total ? 'good' : 'neutral'}
          label={t('book.done', { done: String(done), n: String(total) })}
        />
      )}
      {overdue > 0 && (
        <StandingChip
          standing="bad"
          label={t('book.overdue', { count: overdue })}
        />
      )}
    </Box>
  );
};
