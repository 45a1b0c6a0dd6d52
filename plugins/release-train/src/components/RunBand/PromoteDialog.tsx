import { useEffect, useId, useState, type RefObject } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import DialogContentText from '@material-ui/core/DialogContentText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  isOpenCandidate,
  shortSha,
  type Candidate,
  type GuardReport,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import { newIdempotencyKey } from '../../api/idempotencyKey';
import type { PromotionRequest } from '../../api/ReleaseTrainApi';
import { useAct, usePromote } from '../../queries/mutations';
import { useMatrix, useReleaseNotes } from '../../queries/queries';
import { personName, warningWords } from '../../translation/guardWords';
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
  /** What should be known before. */
  warnings: GuardReport['warnings'];
  /** The guards that are passed by, when somebody does. */
  override?: readonly string[];
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { candidate, environment, open, run, override } = props;
  const classes = useStyles();
  const { t, tKey } = useWords();
  const { show } = useMessages();
  const promote = usePromote();
  const together = useAct((api, request: PromotionRequest) =>
    api.promoteRun(run.id, request),
  );
  const [scope, setScope] = useState<'train' | 'component'>('train');
  const [why, setWhy] = useState('');
  const reasonId = useId();
  const matrix = useMatrix();
  const [idempotencyKey, setIdempotencyKey] = useState('');
  const { reset } = promote;
  const { reset: resetTogether } = together;
  const sha = shortSha(candidate.sha);

  // One key for one opening of the dialog: pressing twice, or again after a lost reply, asks once.
  useEffect(() => {
    if (!open) return;
    setIdempotencyKey(newIdempotencyKey());
    setScope('train');
    setWhy('');
    reset();
    resetTogether();
  }, [open, reset, resetTogether]);

  const riders = run.candidates.filter(({ state }) => isOpenCandidate(state));
  // Passing by guards is for what has been looked at, one at a time.
  const asTrain = !override && riders.length > 1 && scope === 'train';
  const names = riders.map(({ component }) => personName(component)).join(', ');
  const done = (text: string) => () => {
    props.onClose();
    show({ text });
  };
  const ask = () => {
    if (asTrain) {
      together.mutate(
        {
          candidates: riders.map(({ id, revision }) => ({
            candidateId: id,
            revision,
          })),
        },
        { onSuccess: done(t('promote.trainAsked', { components: names })) },
      );
      return;
    }
    promote.mutate(
      {
        environment,
        candidateId: candidate.id,
        revision: candidate.revision,
        idempotencyKey,
        ...(override && {
          override: { codes: [...override], reason: why.trim() },
        }),
      },
      { onSuccess: done(t('promote.asked', { sha, environment })) },
    );
  };

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
      confirm={
        asTrain
          ? t('promote.confirmTrain', { environment })
          : t('promote.confirm', { sha, environment })
      }
      back={t('promote.back')}
      pending={promote.isPending || together.isPending}
      error={asTrain ? together.error : promote.error}
      onClose={props.onClose}
      fallbackFocus={props.fallbackFocus}
      onConfirm={ask}
    >
      {!override && riders.length > 1 && (
        <FormControl component="fieldset" margin="dense">
          <FormLabel component="legend">{t('promote.scope')}</FormLabel>
          <RadioGroup
            value={scope}
            onChange={event =>
              setScope(event.target.value as 'train' | 'component')
            }
          >
            <FormControlLabel
              value="train"
              control={<Radio color="primary" />}
              label={t('promote.wholeTrain', { components: names })}
            />
            <FormControlLabel
              value="component"
              control={<Radio color="primary" />}
              label={t('promote.oneComponent', {
                component: personName(candidate.component),
              })}
            />
          </RadioGroup>
        </FormControl>
      )}
      {props.warnings.length > 0 && (
        <Alert
          severity="warning"
          variant="outlined"
          aria-label={t('promote.warnings')}
        >
          {props.warnings.map(warning => (
            <div key={warning.code}>{warningWords(tKey, warning)}</div>
          ))}
        </Alert>
      )}
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
      {override && (
        <>
          <Alert severity="error" variant="outlined">
            {t('override.title')}: {override.join(', ')}. {t('override.text')}
          </Alert>
          <TextField
            id={reasonId}
            label={t('override.reason')}
            value={why}
            onChange={event => setWhy(event.target.value)}
            inputProps={{ maxLength: 2000, pattern: '.*\\S.*' }}
            margin="normal"
            required
            fullWidth
          />
        </>
      )}
    </ActionDialog>
  );
};
