import { useEffect, useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { useShiftBook } from '../../queries/queries';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Panel, Reading } from '../shared/Panel';
import { BookBody } from './BookBody';
import { shiftAfter, turnsBetween, whenOf } from './bookDays';

/** What this shift has to see to, and the pairing list of a secondary who is new. */
export const ShiftBook = (props: {
  /** `rotation:number`; nothing until it is known. */
  shiftId: string | undefined;
  /** The shift of the same rotation that a link leads to. */
  wanted?: string;
}) => {
  const { shiftId, wanted } = props;
  const { t } = useWords();
  const now = useServerNow();
  const [turns, setTurns] = useState(0);
  // At the handoff the shift is another one, and so is the one that is now.
  useEffect(
    () => setTurns(shiftId && wanted ? turnsBetween(shiftId, wanted) : 0),
    [shiftId, wanted],
  );
  const shown = shiftId && shiftAfter(shiftId, turns);
  const book = useShiftBook(shown);
  const when = book.data ? whenOf(book.data, now) : 'present';

  return (
    <Panel
      name={t('book.region')}
      title={t(`book.${when}`)}
      landing={wanted !== undefined}
    >
      {shiftId ? (
        <>
          <Box display="flex" flexWrap="wrap" gridGap={8} mb={1}>
            <Button
              size="small"
              variant="outlined"
              onClick={() => setTurns(turns - 1)}
            >
              {t('book.previous')}
            </Button>
            <Button
              size="small"
              variant="outlined"
              onClick={() => setTurns(turns + 1)}
            >
              {t('book.next')}
            </Button>
            {turns !== 0 && (
              <Button size="small" onClick={() => setTurns(0)}>
                {t('book.back')}
              </Button>
            )}
          </Box>
          <Reading query={book} lines={6}>
            {/* While another shift is being read, this one is still shown, by its own id. */}
            {data => <BookBody key={data.shiftId} book={data} />}
          </Reading>
        </>
      ) : (
        <Typography color="textSecondary">{t('book.noShift')}</Typography>
      )}
    </Panel>
  );
};
