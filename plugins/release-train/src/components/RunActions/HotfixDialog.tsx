import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Begins a hot-fix of this component. */
export const HotfixDialog = (props: {
  train: Train;
  open: boolean;
  onClose: () => void;
}) => {
  const { train, open } = props;
  const { t } = useWords();
  const { component } = useScope();
  const { show } = useMessages();
  const [sha, setSha] = useState('');
  const fieldId = useId();
  const { environment } = train.cut;
  const begin = useAct((api, reason: string) =>
    api.beginHotfix(train.id, { component, sha, reason }),
  );
  const { reset } = begin;

  useEffect(() => {
    if (!open) return;
    setSha('');
    reset();
  }, [open, reset]);

  return (
    <ReasonedDialog
      open={open}
      title={t('actions.hotfixTitle')}
      text={t('actions.hotfixText', {
        environment,
        quorum: String(train.hotfixQuorum),
      })}
      confirm={t('actions.hotfix').replace('…', '')}
      pending={begin.isPending}
      error={begin.error}
      onClose={props.onClose}
      onConfirm={reason =>
        begin.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({ text: t('actions.hotfixDone', { environment }) });
          },
        })
      }
    >
      <TextField
        id={fieldId}
        label={t('actions.hotfixSha')}
        value={sha}
        onChange={event => setSha(event.target.value.trim().toLowerCase())}
        inputProps={{ pattern: '[0-9a-f]{40}', spellCheck: false }}
        required
        fullWidth
      />
    </ReasonedDialog>
  );
};
