import { useEffect, useRef, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import {
  APPROVABLE_CANDIDATE_STATES,
  shortSha,
  type Approval,
  type ApprovalRequest,
  type Candidate,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useGiveWord } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { ApprovalRow } from './ApprovalRow';
import { MissingApprovals } from './MissingApprovals';
import { OwnWord } from './OwnWord';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    '& > li': { padding: theme.spacing(1, 0) },
  },
}));

/** The words on one revision of a candidate. */
export const CandidateApprovals = (props: {
  candidate: Candidate;
  train?: Train;
  /** Whether the run is over, whatever became of the candidate. */
  runEnded: boolean;
}) => {
  const { candidate } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const me = useOwnRef();
  const giveWord = useGiveWord(candidate.id);
  const say = useRef<HTMLButtonElement>(null);
  const [objectionOpen, setObjectionOpen] = useState(false);
  const isOpen =
    !props.runEnded && APPROVABLE_CANDIDATE_STATES.includes(candidate.state);
  const own = candidate.approvals.find(({ userRef }) => userRef === me);
  const sha = shortSha(candidate.sha);

  function give(
    word: Pick<ApprovalRequest, 'verdict' | 'comment'>,
    before: Approval | undefined,
  ) {
    giveWord.mutate(
      { ...word, revision: candidate.revision },
      {
        onSuccess: () => {
          setObjectionOpen(false);
          show({
            text:
              word.verdict === 'lgtm'
                ? t('approvals.given', { sha })
                : t('approvals.objected', { sha }),
            action: { label: t('common.undo'), onClick: () => restore(before) },
          });
        },
      },
    );
  }

  function takeBack(before: Approval | undefined) {
    giveWord.mutate(undefined, {
      onSuccess: () => {
        // The button that was pressed is gone with the word.
        say.current?.focus();
        show({
          text: t('approvals.takenBack'),
          action: before && {
            label: t('common.undo'),
            onClick: () => restore(before),
          },
        });
      },
    });
  }

  function restore(word: Approval | undefined) {
    if (word) give({ verdict: word.verdict, comment: word.comment }, undefined);
    else takeBack(undefined);
  }

  function whyClosed() {
    if (props.runEnded) return t('approvals.runEnded');
    return candidate.stagedAt
      ? t('approvals.closed', {
          state: candidate.state.replace('_', ' '),
        })
      : t('guard.CANDIDATE_NOT_STAGED');
  }

  const { error } = giveWord;
  useEffect(() => {
    if (error && !objectionOpen) {
      show({ text: t('approvals.failed', { message: error.message }) });
    }
  }, [error, objectionOpen, show, t]);

  return (
    <>
      {candidate.approvals.length > 0 && (
        <ul aria-label={t('approvals.list')} className={classes.list}>
          {candidate.approvals.map(approval => (
            <li key={approval.userRef}>
              <ApprovalRow
                approval={approval}
                onTakeBack={
                  isOpen && approval.userRef === me
                    ? () => takeBack(approval)
                    : undefined
                }
              />
            </li>
          ))}
        </ul>
      )}
      <MissingApprovals candidate={candidate} train={props.train} />
      {isOpen ? (
        <OwnWord
          ref={say}
          candidate={candidate}
          own={own}
          pending={giveWord.isPending}
          error={giveWord.error}
          objectionOpen={objectionOpen}
          onObjectionOpen={open => {
            giveWord.reset();
            setObjectionOpen(open);
          }}
          onGive={word => give(word, own)}
        />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {whyClosed()}
        </Typography>
      )}
    </>
  );
};

/** The entity reference of the reader; nothing until it is known. */
function useOwnRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['release-train-identity'],
    staleTime: Infinity,
    queryFn: () => identityApi.getBackstageIdentity(),
  });
  return data?.userEntityRef;
}
