/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useDeferredValue, useId, useRef, useState } from 'react';
import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { Button } from '../shared/Button';
import { useMessages } from '../shared/Messages';
import { NoteFrame } from './NoteFrame';
import { TheirNote } from './TheirNote';
import { useWriteHandoff } from './useHandoffActions';
import { MOST_CHARACTERS, useHandoffDraft } from './useHandoffDraft';

/**
 * Has a person write the handoff note, beginning with what is open now. What was written is kept
 * when the dialog is closed, and when somebody else was faster.
 */
export const HandoffEditor = (props: {
  handoff: Handoff;
  open: boolean;
  onClose: () => void;
}) => {
  const { handoff, open } = props;
  const { t, locale } = useWords();
  const { show } = useMessages();
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const draft = useHandoffDraft(handoff);
  const save = useWriteHandoff(handoff.shiftId);
  const preview = useDeferredValue(draft.text);
  const { theirs } = draft;

  function close() {
    setTried(false);
    save.reset();
    props.onClose();
  }

  function confirm() {
    setTried(true);
    if (draft.problem) {
      field.current?.focus();
      return;
    }
    // Whatever was saved meanwhile is shown above the field, so this is the version that was seen.
    save.mutate(
      { markdown: draft.text.trim(), version: handoff.version },
      {
        onSuccess: saved => {
          draft.settle(saved);
          close();
          show({ text: t('handoff.saved') });
        },
      },
    );
  }

  function replace(act: () => void) {
    act();
    setTried(false);
    save.reset();
    // The button may be gone with what it was about.
    field.current?.focus();
  }

  const number = new Intl.NumberFormat(locale);
  const length = number.format(draft.text.trim().length);
  const most = number.format(MOST_CHARACTERS);
  const isEmpty = draft.problem === 'empty' && tried;
  const isLong = draft.problem === 'long';
  let helper: string = t('handoff.length', { length, most });
  if (isEmpty) helper = t('handoff.nothingWritten');
  else if (isLong) helper = t('handoff.tooLong', { length, most });

  return (
    <ActionDialog
      open={open}
      title={t('handoff.editTitle')}
      confirm={t(theirs === undefined ? 'handoff.save' : 'handoff.replace')}
      back={t('common.back')}
      maxWidth="md"
      pending={save.isPending}
      // Who was faster is shown with what they wrote, which says more than the refusal.
      error={theirs === undefined ? save.error : null}
      onConfirm={confirm}
      onClose={close}
    >
      {theirs !== undefined && (
        <TheirNote
          writtenBy={handoff.writtenBy}
          markdown={theirs}
          onTake={() => replace(draft.takeTheirs)}
        />
      )}
      <TextField
        id={fieldId}
        inputRef={field}
        label={t('handoff.text')}
        value={draft.text}
        onChange={event => draft.write(event.target.value)}
        error={isEmpty || isLong}
        helperText={helper}
        variant="outlined"
        margin="normal"
        minRows={8}
        maxRows={16}
        multiline
        autoFocus
        fullWidth
      />
      <Box mb={2}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => replace(() => draft.write(handoff.draftMarkdown))}
        >
          {t('handoff.toDraft')}
        </Button>
      </Box>
      <Typography variant="subtitle2" component="h3">
        {t('handoff.preview')}
      </Typography>
      <NoteFrame name={t('handoff.preview')} markdown={preview} />
    </ActionDialog>
  );
};
