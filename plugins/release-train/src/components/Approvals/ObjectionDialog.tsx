/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useEffect, useId, useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';

/** Asks what is wrong before an objection blocks the promotion. */
export const ObjectionDialog = (props: {
  open: boolean;
  /** What has been typed already. */
  comment: string;
  sha: string;
  pending: boolean;
  error: Error | null;
  onClose: () => void;
  onObject: (comment: string) => void;
}) => {
  const { open, comment } = props;
  const { t } = useWords();
  const [text, setText] = useState(comment);
  const fieldId = useId();

  useEffect(() => {
    if (open) setText(comment);
  }, [open, comment]);

  return (
    <ActionDialog
      open={open}
      title={t('approvals.objectTitle')}
      confirm={t('approvals.objectConfirm')}
      back={t('approvals.objectBack')}
      pending={props.pending}
      error={props.error}
      onClose={props.onClose}
      onConfirm={() => props.onObject(text.trim())}
    >
      <DialogContentText>
        {t('approvals.objectConsequences', { sha: shortSha(props.sha) })}
      </DialogContentText>
      <TextField
        id={fieldId}
        label={t('approvals.objectComment')}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ maxLength: 2000, pattern: '.*\\S.*' }}
        autoFocus
        required
        fullWidth
      />
    </ActionDialog>
  );
};
