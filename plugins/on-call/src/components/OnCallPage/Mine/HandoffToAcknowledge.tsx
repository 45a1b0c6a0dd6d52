import { useHandoff } from '../../../queries/queries';
import { useWords } from '../../../translation/useWords';
import { HandoffNote } from '../../Handoff/HandoffNote';
import { Panel, Reading } from '../../shared/Panel';

/** A note that waits for the reader, who takes over. */
export const HandoffToAcknowledge = (props: {
  shiftId: string;
  rotationTitle: string;
}) => {
  const { t } = useWords();
  const handoff = useHandoff(props.shiftId);
  const name = t('mine.handoffOf', { rotation: props.rotationTitle });
  return (
    <Panel name={name} title={name}>
      <Reading query={handoff} lines={4}>
        {data => <HandoffNote key={data.shiftId} handoff={data} />}
      </Reading>
    </Panel>
  );
};
