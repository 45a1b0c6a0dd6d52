import Typography from '@material-ui/core/Typography';
import {
  ACTIVE_RUN_STATES,
  type Candidate,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Current } from '../../run/useCurrent';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { Sha } from '../shared/Sha';
import { CandidateApprovals } from './CandidateApprovals';

const Title = (props: { candidate?: Candidate }) => {
  const { t } = useWords();
  const { candidate } = props;
  if (!candidate) return <>{t('approvals.noTitle')}</>;
  return (
    <>
      {t('approvals.title')} <Sha sha={candidate.sha} url={candidate.shaUrl} />
      {', '}
      {t('approvals.revision', { revision: String(candidate.revision) })}
    </>
  );
};

const Body = (props: {
  candidate?: Candidate;
  train?: Train;
  runEnded: boolean;
}) => {
  const { t } = useWords();
  const { candidate, train } = props;
  if (!candidate || candidate.state === 'unchanged') {
    return (
      <Typography color="textSecondary">
        {candidate ? t('approvals.nothingToApprove') : t('approvals.none')}
      </Typography>
    );
  }
  // A new revision inherits nothing, and neither does what was typed for the old one.
  return (
    <CandidateApprovals
      key={`${candidate.id} ${candidate.revision}`}
      candidate={candidate}
      train={train}
      runEnded={props.runEnded}
    />
  );
};

/** Who has spoken on the candidate, who is missing, and the reader's own word. */
export const ApprovalsPanel = (props: { current: Current }) => {
  const { t } = useWords();
  const { run, candidate, train, activeRuns } = props.current;
  return (
    <Panel name={t('approvals.region')} title={<Title candidate={candidate} />}>
      <Reading query={activeRuns} lines={4}>
        {() => (
          <Body
            candidate={candidate}
            train={train}
            runEnded={
              run !== undefined && !ACTIVE_RUN_STATES.includes(run.state)
            }
          />
        )}
      </Reading>
    </Panel>
  );
};
