import {
  isActiveDeployment,
  type DeploymentState,
  type RunState,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { StandingChip } from './StandingChip';
import type { Standing } from './statusStyles';

function standingOfDeployment(state: DeploymentState): Standing {
  if (state === 'succeeded' || state === 'noop') return 'good';
  if (state === 'failed' || state === 'timed_out') return 'bad';
  if (state === 'needs_human' || state === 'unknown') return 'attention';
  return isActiveDeployment(state) ? 'underWay' : 'neutral';
}

function standingOfRun(state: RunState): Standing {
  switch (state) {
    case 'shipped':
      return 'good';
    case 'rolled_back':
    case 'missed':
      return 'bad';
    case 'partially_shipped':
      return 'attention';
    case 'cancelled':
    case 'empty':
    case 'scheduled':
      return 'neutral';
    default:
      return 'underWay';
  }
}

/** The state of a deployment, in words. */
export const DeploymentStateChip = (props: { state: DeploymentState }) => {
  const { t } = useWords();
  return (
    <StandingChip
      standing={standingOfDeployment(props.state)}
      label={t(`state.${props.state}`)}
    />
  );
};

/** The state of a run, in words. */
export const RunStateChip = (props: { state: RunState }) => {
  const { t } = useWords();
  return (
    <StandingChip
      standing={standingOfRun(props.state)}
      label={t(`runState.${props.state}`)}
    />
  );
};
