import { useId, useState, type RefObject } from 'react';
import Box from '@material-ui/core/Box';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import {
  shortSha,
  type Deployment,
  type SettleRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import { useSettleDeployment } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';

type Outcome = SettleRequest['outcome'];

/** Lets a person say what became of a deployment, where reading cannot prove it. */
export const SettleDialog = (props: {
  open: boolean;
  onClose: () => void;
  deployment: Deployment;
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { deployment } = props;
  const { environment } = deployment;
  const { t } = useWords();
  const { show } = useMessages();
  const settle = useSettleDeployment();
  const [outcome, setOutcome] = useState<Outcome>();
  const [reason, setReason] = useState('');
  const labelId = useId();

  const labels: Record<Outcome, string> = {
    succeeded: t('deployment.settleSucceeded', {
      sha: shortSha(deployment.sha),
      environment,
    }),
    failed: t('deployment.settleFailed'),
    never_started: t('deployment.settleNeverStarted'),
  };

  return (
    <ActionDialog
      open={props.open}
      title={t('deployment.settleTitle', { environment })}
      confirm={t('deployment.settleConfirm')}
      back={t('deployment.settleBack')}
      pending={settle.isPending}
      error={settle.error}
      onClose={props.onClose}
      fallbackFocus={props.fallbackFocus}
      onConfirm={() => {
        if (!outcome) return;
        settle.mutate(
          { deployment, outcome, reason: reason.trim() },
          {
            onSuccess: () => {
              props.onClose();
              show({ text: t('deployment.settled') });
            },
          },
        );
      }}
    >
      <FormControl component="fieldset">
        <FormLabel component="legend" id={labelId}>
          {t('deployment.settleOutcome')}
        </FormLabel>
        <RadioGroup
          aria-labelledby={labelId}
          name={labelId}
          value={outcome ?? ''}
          onChange={event => setOutcome(event.target.value as Outcome)}
        >
          {(Object.keys(labels) as Outcome[]).map(value => (
            <FormControlLabel
              key={value}
              value={value}
              label={labels[value]}
              control={<Radio color="primary" required />}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <Box mt={2}>
        <TextField
          id="release-train-settle-reason"
          label={t('deployment.settleReason')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          inputProps={{ maxLength: 2000, pattern: '.*\\S.*' }}
          required
          fullWidth
        />
      </Box>
    </ActionDialog>
  );
};
