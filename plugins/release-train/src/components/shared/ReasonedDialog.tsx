import { useEffect, useId, useState, type ReactNode } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from './ActionDialog';

/** Asks for a reason before something is done that others will want to understand. */
export const ReasonedDialog = (props: {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  /** Default: a reason is needed. */
  optional?: boolean;
  reasonLabel?: string;
  pending: boolean;
  error: Error | null;
  /** Further fields, before the reason. */
  children?: ReactNode;
  onClose: () => void;
  onConfirm: (reason: string) => void;
}) => {
  const { open, optional } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const fieldId = useId();

  useEffect(() => {
    if (open) setReason('');
  }, [open]);

  return (
    <ActionDialog
      open={open}
      title={props.title}
      confirm={props.confirm}
      back={t('actions.back')}
      pending={props.pending}
      error={props.error}
      onClose={props.onClose}
      onConfirm={() => props.onConfirm(reason.trim())}
    >
      <DialogContentText>{props.text}</DialogContentText>
      {props.children}
      <TextField
        id={fieldId}
        label={props.reasonLabel ?? t('actions.reason')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        inputProps={{ maxLength: 2000, pattern: '.*\\S.*' }}
        margin="normal"
        required={!optional}
        fullWidth
      />
    </ActionDialog>
  );
};
