import { useAct } from '../../queries/mutations';
import { useScope } from '../../queries/scope';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Locks an environment of the component, with a reason. */
export const LockDialog = (props: {
  environment: string;
  open: boolean;
  onClose: () => void;
}) => {
  const { environment } = props;
  const { t } = useWords();
  const { component } = useScope();
  const { show } = useMessages();
  const lock = useAct((api, reason: string) =>
    api.lock({ component, environment, reason }),
  );
  return (
    <ReasonedDialog
      open={props.open}
      title={t('place.lockTitle', { environment })}
      text={t('place.lockText')}
      confirm={t('place.lock').replace('…', '')}
      pending={lock.isPending}
      error={lock.error}
      onClose={props.onClose}
      onConfirm={reason =>
        lock.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({ text: t('place.lockDone', { environment }) });
          },
        })
      }
    />
  );
};
