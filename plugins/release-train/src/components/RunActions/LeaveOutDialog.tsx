import { useEffect, useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import {
  shortSha,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ReasonedDialog } from '../shared/ReasonedDialog';

/** Leaves the candidate out of its run, and may veto its revision for good. */
export const LeaveOutDialog = (props: {
  candidate: Candidate;
  open: boolean;
  onClose: () => void;
}) => {
  const { candidate, open } = props;
  const { t } = useWords();
  const { show } = useMessages();
  const [veto, setVeto] = useState(false);
  const sha = shortSha(candidate.sha);
  const reject = useAct((api, reason: string) =>
    api.rejectCandidate(candidate.id, {
      version: candidate.version,
      reason,
      veto,
    }),
  );
  const { reset } = reject;

  useEffect(() => {
    if (!open) return;
    setVeto(false);
    reset();
  }, [open, reset]);

  return (
    <ReasonedDialog
      open={open}
      title={t('actions.leaveOutTitle', { sha })}
      text={t('actions.leaveOutText')}
      confirm={t('actions.leaveOut').replace('…', '')}
      pending={reject.isPending}
      error={reject.error}
      onClose={props.onClose}
      onConfirm={reason =>
        reject.mutate(reason, {
          onSuccess: () => {
            props.onClose();
            show({ text: t('actions.leaveOutDone', { sha }) });
          },
        })
      }
    >
      <FormControlLabel
        label={t('actions.veto')}
        control={
          <Checkbox
            color="primary"
            checked={veto}
            onChange={event => setVeto(event.target.checked)}
          />
        }
      />
    </ReasonedDialog>
  );
};
