import Box from '@material-ui/core/Box';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useFairness } from '../../../queries/queries';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { Panel, Reading } from '../../shared/Panel';
import { RotationChoice } from '../RotationChoice';
import { useAddress } from '../useAddress';
import { WeeksChoice } from '../WeeksChoice';
import { weeksOf, windowBehind } from '../window';
import { LoadBody } from './LoadBody';

const OneRotation = (props: { rotation: ApiRotation; weeks: number }) => {
  const { rotation, weeks } = props;
  const now = useServerNow();
  const fairness = useFairness(
    rotation.id,
    windowBehind(now, weeks, rotation.timeZone),
  );
  return (
    <Reading query={fairness} lines={10}>
      {data => <LoadBody fairness={data} />}
    </Reading>
  );
};

/** How the load of a rotation was shared over some weeks. */
export const FairnessTab = (props: { rotations: readonly ApiRotation[] }) => {
  const { rotations } = props;
  const { t } = useWords();
  const { get } = useAddress();
  const rotation =
    rotations.find(({ id }) => id === get('rotation')) ?? rotations[0];
  return (
    <Panel name={t('fairness.region')} title={t('fairness.title')}>
      <Box display="flex" flexWrap="wrap" gridGap={16} mb={2}>
        <RotationChoice rotations={rotations} value={rotation.id} />
        <WeeksChoice label={t('fairness.last')} />
      </Box>
      {/* By rotation, so that the load of one is never shown as another's. */}
      <OneRotation
        key={rotation.id}
        rotation={rotation}
        weeks={weeksOf(get('weeks'))}
      />
    </Panel>
  );
};
