/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import type { Outcome, TestCase } from './TestCaseRow';

/** Asks for the note that a failed or skipped test case needs. */
export const NoteDialog = (props: {
  noting?: { item: TestCase; result: Outcome };
  pending: boolean;
  error: Error | null;
  onClose: () => void;
  onNote: (note: string) => void;
}) => {
  const { noting } = props;
  const { t } = useWords();
  const [note, setNote] = useState('');
  const fieldId = useId();

  useEffect(() => {
    if (noting) setNote('');
  }, [noting]);

  return (
    <ActionDialog
      open={noting !== undefined}
      title={
        noting
          ? t('checklist.noteTitle', {
              title: noting.item.title,
              result: t(`checklist.${noting.result}`),
            })
          : ''
      }
      confirm={t('checklist.save')}
      back={t('actions.back')}
      pending={props.pending}
      error={props.error}
      onClose={props.onClose}
      onConfirm={() => props.onNote(note.trim())}
    >
      <TextField
        id={fieldId}
        label={t(
          noting?.result === 'skip'
            ? 'checklist.noteSkip'
            : 'checklist.noteFail',
        )}
        value={note}
        onChange={event => setNote(event.target.value)}
        inputProps={{ maxLength: 2000, pattern: '.*\\S.*' }}
        autoFocus
        required
        fullWidth
      />
    </ActionDialog>
  );
};
