import type {
  Deployment,
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { isOpenCandidate } from '@signalbox/backstage-plugin-release-train-common';
import { headlineOf } from '../../../run/headline';
import { useServerNow } from '../../../time/useServerNow';
import { RunHeadline } from '../../RunBand/RunHeadline';

/** Where a train is and what comes next, in one sentence. */
export const BoardHeadline = (props: {
  train: Train;
  run?: Run;
  deployments: readonly Deployment[];
}) => {
  const { train, run } = props;
  const now = useServerNow();
  const stuck = props.deployments.find(({ state }) => state === 'needs_human');
  const names = {
    train: train.id,
    production: train.promote.environment,
    staging: train.cut.environment,
  };
  if (!run) {
    const at = train.nextSlot.cutAt;
    return (
      <RunHeadline
        {...names}
        headline={{ message: 'noRun', at, ahead: true }}
      />
    );
  }
  const open = run.candidates.filter(({ state }) => isOpenCandidate(state));
  return (
    <RunHeadline
      {...names}
      slotDate={run.slotDate}
      late={run.late}
      environment={stuck?.environment}
      headline={headlineOf({
        phase: run.state,
        run,
        allowed: open.length > 0 && open.every(c => c.state === 'approved'),
        needsHuman: stuck !== undefined,
        stagingFailed: false,
        now,
      })}
    />
  );
};
