import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Asks which pull request the cut should wait for. */
export const HoldDialog = (props: {
  run: Run;
  open: boolean;
  onClose: () => void;
}) => {
  const { run, open } = props;
  const { t } = useWords();
  const { component } = useScope();
  const { show } = useMessages();
  const [pull, setPull] = useState('');
  const fieldId = useId();
  const hold = useAct((api, request: { pullNumber: number; reason?: string }) =>
    api.createHold(run.id, { component, ...request }),
  );
  const { reset } = hold;

  useEffect(() => {
    if (!open) return;
    setPull('');
    reset();
  }, [open, reset]);

  return (
    <ReasonedDialog
      open={open}
      title={t('holds.title')}
      text={t('holds.consequences')}
      confirm={t('holds.confirm')}
      optional
      reasonLabel={t('holds.reason')}
      pending={hold.isPending}
      error={hold.error}
      onClose={props.onClose}
      onConfirm={reason =>
        hold.mutate(
          { pullNumber: Number(pull), reason: reason || undefined },
          {
            onSuccess: () => {
              props.onClose();
              show({ text: t('holds.asked', { pull }) });
            },
          },
        )
      }
    >
      <TextField
        id={fieldId}
        label={t('holds.pull')}
        value={pull}
        onChange={event => setPull(event.target.value.replace(/^#/, ''))}
        inputProps={{ inputMode: 'numeric', pattern: '[1-9][0-9]{0,8}' }}
        required
        fullWidth
      />
    </ReasonedDialog>
  );
};
