import { forwardRef, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Approval,
  ApprovalRequest,
  Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { ReasonList } from '../shared/ReasonList';
import { ObjectionDialog } from './ObjectionDialog';

/** An author, and who asked for the promotion, may still object: they may know best what is wrong. */
const LGTM_ONLY = ['APPROVAL_BY_AUTHOR', 'APPROVAL_BY_REQUESTER'];

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  blocked: {
    '&, &:hover, &:active': {
      color: theme.palette.text.secondary,
      backgroundColor: theme.palette.action.disabledBackground,
      boxShadow: 'none',
      cursor: 'not-allowed',
    },
  },
  reasons: { marginTop: theme.spacing(1) },
}));

type Word = Pick<ApprovalRequest, 'verdict' | 'comment'>;

/** Lets the reader say LGTM or object, and says why not where they may not. */
export const OwnWord = forwardRef<
  HTMLButtonElement,
  {
    candidate: Candidate;
    own?: Approval;
    pending: boolean;
    error: Error | null;
    objectionOpen: boolean;
    onObjectionOpen: (open: boolean) => void;
    onGive: (word: Word) => void;
  }
>((props, ref) => {
  const { candidate, own, pending, onGive } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [comment, setComment] = useState('');
  const reasonsId = useId();
  const commentId = useId();

  const reasons = candidate.eligibility?.reasons ?? [];
  const objectionReasons = reasons.filter(
    ({ code }) => !LGTM_ONLY.includes(code),
  );
  const cannotSay =
    candidate.eligibility?.mayApprove === false || own?.verdict === 'lgtm';
  const cannotObject =
    objectionReasons.length > 0 || own?.verdict === 'objection';

  function said() {
    if (!own) return undefined;
    return own.verdict === 'lgtm'
      ? t('approvals.saidLgtm')
      : t('approvals.saidObjection');
  }

  return (
    <div className={classes.root}>
      {!(cannotSay && cannotObject) && (
        <TextField
          id={commentId}
          label={t('approvals.comment')}
          value={comment}
          onChange={event => setComment(event.target.value)}
          inputProps={{ maxLength: 2000 }}
          size="small"
          variant="outlined"
          fullWidth
        />
      )}
      <div className={classes.buttons}>
        <Button
          ref={ref}
          variant="contained"
          color="primary"
          className={cannotSay ? classes.blocked : undefined}
          aria-disabled={cannotSay || pending}
          aria-describedby={cannotSay ? reasonsId : undefined}
          onClick={() => {
            if (cannotSay || pending) return;
            onGive({ verdict: 'lgtm', comment: comment.trim() || undefined });
            setComment('');
          }}
        >
          {t('approvals.say')}
        </Button>
        <Button
          variant="outlined"
          className={cannotObject ? classes.blocked : undefined}
          aria-disabled={cannotObject}
          aria-describedby={cannotObject ? reasonsId : undefined}
          onClick={() => !cannotObject && props.onObjectionOpen(true)}
        >
          {t('approvals.object')}
        </Button>
      </div>
      <div id={reasonsId} className={classes.reasons}>
        {own && (
          <Typography variant="body2" color="textSecondary">
            {said()}
          </Typography>
        )}
        {reasons.length > 0 && (
          <ReasonList label={t('approvals.cannotSay')} reasons={reasons} />
        )}
      </div>
      <ObjectionDialog
        open={props.objectionOpen}
        comment={comment}
        sha={candidate.sha}
        pending={pending}
        error={props.error}
        onClose={() => props.onObjectionOpen(false)}
        onObject={text => {
          onGive({ verdict: 'objection', comment: text });
        }}
      />
    </div>
  );
});
