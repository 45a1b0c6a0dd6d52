import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { stateOf, type Box, type BoxName } from './boxes';

/** What people say of a box: that it holds, or that it does not any more. */
export const BoxActions = (props: {
  name: BoxName;
  check: string;
  box: Box;
  /** The name of whose box it is; nothing for the reader's own. */
  person?: string;
  /** Whether its words name the box too. */
  named: boolean;
  onAttest: (state: 'yes' | 'no') => void;
}) => {
  const { t } = useWords();
  const { name, check, box, person } = props;
  const state = stateOf(box, useServerNow());
  const suffix = name === 'assigned' ? 'Assigned' : 'Works';
  if (state !== 'yes') {
    return (
      <Button
        size="small"
        variant="outlined"
        dense
        aria-label={
          person === undefined
            ? t(`readiness.iDid${suffix}`, { check })
            : t(`readiness.theyDid${suffix}`, { check, person })
        }
        onClick={() => props.onAttest('yes')}
      >
        {t(person === undefined ? 'readiness.iDid' : 'readiness.theyDid')}
      </Button>
    );
  }
  if (box.by !== 'person') return null;
  return (
    <Button
      size="small"
      dense
      aria-label={t(`readiness.notAnyMore${suffix}`, { check })}
      onClick={() => props.onAttest('no')}
    >
      {props.named
        ? t(`readiness.notAnyMoreShort${suffix}`)
        : t('readiness.notAnyMore')}
    </Button>
  );
};
