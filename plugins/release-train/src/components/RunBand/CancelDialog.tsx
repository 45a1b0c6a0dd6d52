import { useState, type RefObject } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import type { Deployment } from '@signalbox/backstage-plugin-release-train-common';
import { useCancelDeployment } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';

/** Asks before a deployment is cancelled, and says what that may leave behind. */
export const CancelDialog = (props: {
  open: boolean;
  onClose: () => void;
  deployment: Deployment;
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { deployment } = props;
  const { environment } = deployment;
  const { t } = useWords();
  const { show } = useMessages();
  const cancel = useCancelDeployment();
  const [reason, setReason] = useState('');

  return (
    <ActionDialog
      open={props.open}
      title={t('deployment.cancelTitle', { environment })}
      confirm={t('deployment.cancelConfirm')}
      back={t('deployment.cancelBack')}
      pending={cancel.isPending}
      error={cancel.error}
      onClose={props.onClose}
      fallbackFocus={props.fallbackFocus}
      onConfirm={() =>
        cancel.mutate(
          { deployment, reason: reason.trim() || undefined },
          {
            onSuccess: () => {
              props.onClose();
              setReason('');
              show({ text: t('deployment.cancelled') });
            },
          },
        )
      }
    >
      <DialogContentText>
        {t('deployment.cancelConsequences', { environment })}
      </DialogContentText>
      <TextField
        id="release-train-cancel-reason"
        label={t('deployment.cancelReason')}
        value={reason}
        onChange={event => setReason(event.target.value)}
        inputProps={{ maxLength: 2000 }}
        fullWidth
        multiline
      />
    </ActionDialog>
  );
};
