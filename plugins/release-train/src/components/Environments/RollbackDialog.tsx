import { useEffect, useId, useState } from 'react';
import InputLabel from '@material-ui/core/InputLabel';
import Select from '@material-ui/core/Select';
import Typography from '@material-ui/core/Typography';
import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import { newIdempotencyKey } from '../../api/idempotencyKey';
import { useAct } from '../../queries/mutations';
import { useRollbackPlan } from '../../queries/queries';
import { useScope } from '../../queries/scope';
import { useTimeWords } from '../../time/useTimeWords';
import { warningWords } from '../../translation/guardWords';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';
import { ReasonList } from '../shared/ReasonList';
import { Sha } from '../shared/Sha';

/** Shows what goes and what comes back before an environment is rolled back. */
export const RollbackDialog = (props: {
  environment: string;
  open: boolean;
  onClose: () => void;
}) => {
  const { environment, open } = props;
  const { t, tKey } = useWords();
  const { component } = useScope();
  const { show } = useMessages();
  const times = useTimeWords();
  const selectId = useId();
  const plan = useRollbackPlan(environment, open);
  const [sha, setSha] = useState('');
  const [idempotencyKey, setIdempotencyKey] = useState('');
  const rollBack = useAct((api, reason: string) =>
    api.rollBack(
      { component, environment, reason, ...(sha && { sha }) },
      { idempotencyKey },
    ),
  );
  const { reset } = rollBack;

  // One key for one opening of the dialog: pressing twice asks once.
  useEffect(() => {
    if (!open) return;
    setIdempotencyKey(newIdempotencyKey());
    setSha('');
    reset();
  }, [open, reset]);

  const { badSha, targets = [], reasons = [], warnings = [] } = plan.data ?? {};
  return (
    <ReasonedDialog
      open={open}
      title={t('place.rollBackTitle', { environment })}
      text={t('place.rollBackText', { environment })}
      confirm={t('place.rollBackConfirm', { environment })}
      pending={rollBack.isPending}
      error={rollBack.error ?? plan.error}
      onClose={props.onClose}
      onConfirm={reason =>
        rollBack.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({ text: t('place.rollBackDone', { environment }) });
          },
        })
      }
    >
      {!plan.data && !plan.error && (
        <Typography variant="body2">{t('place.rollBackChecking')}</Typography>
      )}
      {badSha && (
        <Typography variant="body2" paragraph>
          {t('place.rollBackFrom')} <Sha sha={badSha} />
        </Typography>
      )}
      {targets.length > 0 && (
        <>
          <InputLabel htmlFor={selectId}>{t('place.rollBackTo')}</InputLabel>
          <Select
            native
            inputProps={{ id: selectId }}
            value={sha || targets[0].sha}
            onChange={event => setSha(String(event.target.value))}
          >
            {targets.map(target => (
              <option key={target.sha} value={target.sha}>
                {`${shortSha(target.sha)} · ${times.team(target.at)}`}
              </option>
            ))}
          </Select>
        </>
      )}
      {reasons.length > 0 && (
        <ReasonList label={t('place.rollBackCannot')} reasons={reasons} />
      )}
      {warnings.map(warning => (
        <Typography key={warning.code} variant="body2" paragraph>
          {warningWords(tKey, warning)}
        </Typography>
      ))}
    </ReasonedDialog>
  );
};
