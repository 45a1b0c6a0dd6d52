import { useEffect, useState, type RefObject } from 'react';
import DialogContentText from '@material-ui/core/DialogContentText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  shortSha,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import { newIdempotencyKey } from '../../api/idempotencyKey';
import { usePromote } from '../../queries/mutations';
import { useMatrix, useReleaseNotes } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';
import { Actor } from '../shared/Person';
import { Sha } from '../shared/Sha';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(1, 2),
    margin: theme.spacing(0, 0, 2),
    '& dd': { margin: 0 },
  },
}));

/** How many changes ship, and of which kind where the notes have been read. */
const ChangeCount = (props: { run: Run; candidate: Candidate }) => {
  const { t } = useWords();
  const { candidate } = props;
  const notes = useReleaseNotes(props.run.id);
  const changes = notes.data?.sections.find(
    section => section.candidateId === candidate.id,
  )?.changes;
  if (!changes) {
    return <>{t('promote.changesUnread', { count: candidate.changeCount })}</>;
  }
  const count = (effect: 'feature' | 'fix' | 'none') =>
    changes.filter(change => change.effect === effect).length;
  return (
    <>
      {t('promote.changes', {
        count: changes.length,
        features: t('promote.features', { count: count('feature') }),
        fixes: t('promote.fixes', { count: count('fix') }),
        none: t('promote.noEffect', { count: count('none') }),
      })}
    </>
  );
};

/** Shows what would ship, who approved it and what follows, before anything is asked for. */
export const PromoteDialog = (props: {
  open: boolean;
  onClose: () => void;
  run: Run;
  candidate: Candidate;
  environment: string;
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { candidate, environment, open } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const promote = usePromote();
  const matrix = useMatrix();
  const [idempotencyKey, setIdempotencyKey] = useState('');
  const { reset } = promote;
  const sha = shortSha(candidate.sha);

  // One key for one opening of the dialog: pressing twice, or again after a lost reply, asks once.
  useEffect(() => {
    if (!open) return;
    setIdempotencyKey(newIdempotencyKey());
    reset();
  }, [open, reset]);

  const current = matrix.data?.items
    .find(row => row.component === candidate.component)
    ?.environments.find(({ name }) => name === environment)?.recorded;
  const approvers = candidate.approvals.filter(
    ({ verdict }) => verdict === 'lgtm',
  );

  return (
    <ActionDialog
      open={open}
      title={t('promote.dialogTitle', { environment })}
      confirm={t('promote.confirm', { sha, environment })}
      back={t('promote.back')}
      pending={promote.isPending}
      error={promote.error}
      onClose={props.onClose}
      fallbackFocus={props.fallbackFocus}
      onConfirm={() =>
        promote.mutate(
          {
            environment,
            candidateId: candidate.id,
            revision: candidate.revision,
            idempotencyKey,
          },
          {
            onSuccess: () => {
              props.onClose();
              show({ text: t('promote.asked', { sha, environment }) });
            },
          },
        )
      }
    >
      <dl className={classes.facts}>
        <Typography component="dt" color="textSecondary">
          {t('promote.ships')}
        </Typography>
        <dd>
          <Sha sha={candidate.sha} url={candidate.shaUrl} />,{' '}
          {t('promote.revision', { revision: String(candidate.revision) })} ·{' '}
          <ChangeCount run={props.run} candidate={candidate} />
        </dd>
        {current && (
          <>
            <Typography component="dt" color="textSecondary">
              {t('promote.replaces')}
            </Typography>
            <dd>
              <Sha sha={current.sha} url={current.shaUrl} />
            </dd>
          </>
        )}
        <Typography component="dt" color="textSecondary">
          {t('promote.approvedBy')}
        </Typography>
        <dd>
          {approvers.length === 0 && t('common.none')}
          {approvers.map((approval, index) => (
            <span key={approval.userRef}>
              {index > 0 && ', '}
              <Actor actor={approval.userRef} />
            </span>
          ))}
        </dd>
      </dl>
      <DialogContentText>
        {t('promote.consequences', { environment })}
      </DialogContentText>
    </ActionDialog>
  );
};
