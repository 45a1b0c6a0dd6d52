import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Cancels a run of which nothing has been promoted. */
export const CancelRunDialog = (props: {
  run: Run;
  open: boolean;
  onClose: () => void;
}) => {
  const { run } = props;
  const { t } = useWords();
  const { show } = useMessages();
  const cancel = useAct((api, reason: string) =>
    api.cancelRun(run.id, { version: run.version, reason }),
  );
  return (
    <ReasonedDialog
      open={props.open}
      title={t('actions.cancelRunTitle')}
      text={t('actions.cancelRunText')}
      confirm={t('actions.cancelRun').replace('…', '')}
      pending={cancel.isPending}
      error={cancel.error}
      onClose={props.onClose}
      onConfirm={reason =>
        cancel.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({ text: t('actions.cancelRunDone') });
          },
        })
      }
    />
  );
};
