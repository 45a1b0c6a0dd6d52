import Box from '@material-ui/core/Box';
import Tooltip from '@material-ui/core/Tooltip';
import CandidateIcon from '@material-ui/icons/Train';
import FreezeIcon from '@material-ui/icons/AcUnit';
import LockIcon from '@material-ui/icons/LockOutlined';
import {
  isVersionOf,
  shortSha,
  type Candidate,
  type EnvironmentState,
} from '@signalbox/backstage-plugin-release-train-common';
import { personName } from '../../../translation/guardWords';
import { useWords } from '../../../translation/useWords';
import { Sha } from '../../shared/Sha';
import { StandingChip } from '../../shared/StandingChip';
import { DeploymentStateChip } from '../../shared/StateChip';

/** What is in one environment of one component, and what is unusual there. */
export const BoardCell = (props: {
  /** None where the component has no such environment. */
  environment?: EnvironmentState;
  candidate?: Candidate;
}) => {
  const { t } = useWords();
  const { environment, candidate } = props;
  if (!environment) return <>{t('board.nothing')}</>;
  const { recorded, observed, lock, freeze, activeDeployment } = environment;
  const version = recorded?.sha ?? observed?.version;
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={4}>
      {version ? (
        <Sha sha={version} url={recorded?.shaUrl ?? observed?.versionUrl} />
      ) : (
        t('board.nothing')
      )}
      {candidate && isVersionOf(version, candidate.sha) && (
        <StandingChip
          standing="underWay"
          icon={<CandidateIcon />}
          label={t('board.candidate')}
        />
      )}
      {activeDeployment && (
        <>
          <DeploymentStateChip state={activeDeployment.state} />
          {shortSha(activeDeployment.sha)}
        </>
      )}
      {environment.drift && (
        <StandingChip
          standing="attention"
          label={
            observed?.version
              ? t('board.drift', { version: shortSha(observed.version) })
              : t('board.driftAbsent')
          }
        />
      )}
      {observed?.error && (
        <Tooltip title={observed.error}>
          <span>
            <StandingChip standing="attention" label={t('board.unanswered')} />
          </span>
        </Tooltip>
      )}
      {lock && (
        <Tooltip title={t('board.lockBy', { owner: personName(lock.owner) })}>
          <span>
            <StandingChip
              standing="attention"
              icon={<LockIcon />}
              label={t('board.lock', { reason: lock.reason })}
            />
          </span>
        </Tooltip>
      )}
      {freeze && (
        <StandingChip
          standing="attention"
          icon={<FreezeIcon />}
          label={t('board.freeze', { name: freeze.name })}
        />
      )}
    </Box>
  );
};
