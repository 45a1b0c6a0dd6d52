/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useEffect, useId, useRef, useState } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';

const SHORTEST = 8;

/** Takes a token for one look. It leaves the field as soon as it is sent or the dialog is closed. */
export const TokenDialog = (props: {
  check: ReadinessCheck;
  open: boolean;
  pending: boolean;
  error: Error | null;
  onLook: (token: string) => void;
  onClose: () => void;
}) => {
  const { open } = props;
  const { t } = useWords();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [token, setToken] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = token.trim().length < SHORTEST;

  useEffect(() => {
    setToken('');
    setTried(false);
  }, [open]);

  function confirm() {
    setTried(true);
    if (tooShort) {
      field.current?.focus();
      return;
    }
    props.onLook(token.trim());
    setToken('');
    setTried(false);
  }

  return (
    <ActionDialog
      open={open}
      title={t('readiness.tokenTitle', { check: props.check.title })}
      confirm={t(
        props.pending ? 'readiness.tokenLooking' : 'readiness.tokenConfirm',
      )}
      back={t('common.back')}
      pending={props.pending}
      error={props.error}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      <DialogContentText id={`${fieldId}-why`}>
        {t('readiness.tokenWhy')}
      </DialogContentText>
      <TextField
        id={fieldId}
        inputRef={field}
        type="password"
        label={t('readiness.tokenField')}
        value={token}
        onChange={event => setToken(event.target.value)}
        error={tried && tooShort}
        helperText={tried && tooShort ? t('readiness.tokenShort') : ' '}
        inputProps={{
          maxLength: 1024,
          spellCheck: false,
          'aria-describedby': `${fieldId}-why ${fieldId}-helper-text`,
        }}
        // A browser that offered to remember it would keep what nobody should.
        autoComplete="off"
        autoFocus
        fullWidth
      />
    </ActionDialog>
  );
};
