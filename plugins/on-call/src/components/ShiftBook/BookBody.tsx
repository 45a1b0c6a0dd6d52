import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  Duty,
  ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { formatDate } from '../../time/format';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { plainList } from '../shared/plainList';
import { daysOf, standingOf, type BookDay } from './bookDays';
import { BookHead } from './BookHead';
import { DutyRow } from './DutyRow';
import { NoteDialog } from './NoteDialog';
import { PairingList } from './PairingList';
import { useTick, type Tick } from './useTick';

const Day = (props: {
  day: BookDay;
  timeZone: string;
  readOnly: boolean;
  onTick: (tick: Tick) => void;
  onNote: (duty: Duty) => void;
}) => {
  const { t, locale } = useWords();
  const now = useServerNow();
  const headingId = useId();
  const { date, duties } = props.day;
  return (
    <Box role="group" aria-labelledby={headingId} mt={1}>
      <Typography id={headingId} variant="subtitle2" component="h3">
        {date ? formatDate(date, locale) : t('book.wholeShift')}
      </Typography>
      <ul style={plainList}>
        {duties.map(duty => (
          <li key={duty.id}>
            <DutyRow
              duty={duty}
              readOnly={props.readOnly}
              standing={standingOf(duty, now, props.timeZone)}
              onTick={done => props.onTick({ id: duty.id, done })}
              onNote={() => props.onNote(duty)}
            />
          </li>
        ))}
      </ul>
    </Box>
  );
};

/** The book of one shift, whose ticks show at once. */
export const BookBody = (props: { book: ShiftBook }) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { book } = props;
  const tick = useTick(book.shiftId, ({ id }, { message }) =>
    show({ text: t('book.notTicked', { title: titleOf(book, id), message }) }),
  );
  const readOnly = useForbidden('book', book.rotation);
  const note = useTick(book.shiftId);
  const [noting, setNoting] = useState<Duty>();

  const closeNote = () => {
    setNoting(undefined);
    note.reset();
  };

  return (
    <TeamZoneProvider value={book.timeZone}>
      <BookHead book={book} />
      {readOnly && (
        <Typography variant="body2" color="textSecondary">
          {t('book.readOnly')}
        </Typography>
      )}
      {book.duties.length === 0 && (
        <Typography color="textSecondary">{t('book.nothing')}</Typography>
      )}
      {daysOf(book).map(day => (
        <Day
          key={day.date ?? ''}
          day={day}
          timeZone={book.timeZone}
          readOnly={readOnly}
          onTick={tick.mutate}
          onNote={setNoting}
        />
      ))}
      {book.pairing && (
        <Box mt={2}>
          <PairingList
            readOnly={readOnly}
            pairing={book.pairing}
            onTick={tick.mutate}
          />
        </Box>
      )}
      <NoteDialog
        duty={noting}
        pending={note.isPending}
        error={note.error}
        onClose={closeNote}
        onSave={(duty, words) => {
          note.mutate(
            { id: duty.id, done: true, note: words },
            { onSuccess: closeNote },
          );
        }}
      />
    </TeamZoneProvider>
  );
};

function titleOf({ duties, pairing }: ShiftBook, id: string): string {
  const items = [...duties, ...(pairing?.items ?? [])];
  return items.find(item => item.id === id)?.title ?? id;
}
