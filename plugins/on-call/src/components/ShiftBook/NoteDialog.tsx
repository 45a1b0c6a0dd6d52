/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Duty } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';

/** Asks for a few words beside a tick, such as what came of it; without the tick, for both. */
export const NoteDialog = (props: {
  /** Which duty; nothing while the dialog is closed. */
  duty: Duty | undefined;
  pending: boolean;
  error: Error | null;
  onSave: (duty: Duty, note: string) => void;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const fieldId = useId();
  const { duty } = props;
  // The dialog fades out after it is closed, and keeps its words until then.
  const [shown, setShown] = useState(duty);
  const [note, setNote] = useState('');
  const id = duty?.id;
  useEffect(() => {
    if (duty) {
      setShown(duty);
      setNote(duty.note ?? '');
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is being written outlives a reading
  }, [id]);

  return (
    <ActionDialog
      open={duty !== undefined}
      title={t('book.noteTitle', { title: shown?.title ?? '' })}
      confirm={t(shown?.done ? 'book.noteSave' : 'book.doneSave')}
      back={t('common.back')}
      pending={props.pending}
      error={props.error}
      onConfirm={() => {
        if (duty && note.trim()) props.onSave(duty, note.trim());
      }}
      onClose={props.onClose}
    >
      <TextField
        id={fieldId}
        label={t('book.noteField')}
        value={note}
        onChange={event => setNote(event.target.value)}
        helperText={t('book.noteWhy')}
        inputProps={{ maxLength: 1000 }}
        required
        autoFocus
        fullWidth
        multiline
        minRows={2}
      />
    </ActionDialog>
  );
};
