import type { MyShift } from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../../time/iso';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';

/** The shift that one has to be ready for: from when, or until when where it is under way. */
export const ShiftAhead = (props: {
  shift: MyShift;
  /** Whether it is the reader's own. */
  mine: boolean;
}) => {
  const { t } = useWords();
  const now = useServerNow();
  const { start, end, levelTitle: level } = props.shift;
  if (start && fromIso(start) > now) {
    return (
      <>
        {t('readiness.before', { level })} <Instant value={start} />
      </>
    );
  }
  return (
    <>
      {t(props.mine ? 'readiness.during' : 'readiness.duringTheirs', { level })}{' '}
      {end ? (
        <>
          {t('common.until')} <Instant value={end} />
        </>
      ) : (
        t('readiness.always')
      )}
    </>
  );
};
