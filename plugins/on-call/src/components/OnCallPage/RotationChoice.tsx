import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Choice } from './Choice';
import { useAddress } from './useAddress';

/** Which rotation is looked at, kept in the address of the page. */
export const RotationChoice = (props: {
  rotations: readonly ApiRotation[];
  value: string;
  /** What stands for all of them, where that is a choice. */
  all?: string;
}) => {
  const { t } = useWords();
  const { set } = useAddress();
  const { rotations, all } = props;
  return (
    <Choice
      label={t('page.rotation')}
      value={props.value}
      options={[
        ...(all === undefined ? [] : [{ value: '', label: all }]),
        ...rotations.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={rotation => set({ rotation })}
    />
  );
};
