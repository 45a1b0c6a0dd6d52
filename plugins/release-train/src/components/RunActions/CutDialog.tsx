import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Cuts before the slot, or pins this component again. */
export const CutDialog = (props: {
  run: Run;
  /** The run has been cut already. */
  again: boolean;
  staging: string;
  open: boolean;
  onClose: () => void;
}) => {
  const { run, again, open } = props;
  const { t } = useWords();
  const { component } = useScope();
  const { show } = useMessages();
  const [sha, setSha] = useState('');
  const fieldId = useId();
  const cut = useAct((api, reason: string) =>
    api.cutRun(run.id, {
      version: run.version,
      reason,
      components:
        sha || again ? [{ component, ...(sha && { sha }) }] : undefined,
    }),
  );
  const { reset } = cut;

  useEffect(() => {
    if (!open) return;
    setSha('');
    reset();
  }, [open, reset]);

  return (
    <ReasonedDialog
      open={open}
      title={t(again ? 'actions.pinAgainTitle' : 'actions.cutNowTitle')}
      text={
        again
          ? t('actions.pinAgainText')
          : t('actions.cutNowText', { environment: props.staging })
      }
      confirm={t(again ? 'actions.pinAgain' : 'actions.cutNow').replace(
        '…',
        '',
      )}
      pending={cut.isPending}
      error={cut.error}
      onClose={props.onClose}
      onConfirm={reason =>
        cut.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({
              text: t(again ? 'actions.pinAgainDone' : 'actions.cutNowDone'),
            });
          },
        })
      }
    >
      <TextField
        id={fieldId}
        label={t('actions.sha')}
        value={sha}
        onChange={event => setSha(event.target.value.trim().toLowerCase())}
        inputProps={{ pattern: '[0-9a-f]{40}', spellCheck: false }}
        fullWidth
      />
    </ReasonedDialog>
  );
};
