import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { fromIso, toIso } from '../../time/iso';
import { useServerNow } from '../../time/useServerNow';
import type { Ask } from '../Timeline/ask';
import { FeedsDialog } from './FeedsDialog';
import { OverrideDialog } from './OverrideDialog';
import { PageDialog } from './PageDialog';
import { SwapDialog } from './SwapDialog';
import { toField } from './wallClock';

/** The dialog of what the reader wants to do. Closed, it is gone, and with it what was typed. */
export const Asked = (props: {
  ask: Ask | undefined;
  who: WhoIsOnCall;
  entityRef: string;
  onClose: () => void;
}) => {
  const now = useServerNow();
  const { ask, who, entityRef, onClose } = props;
  const { rotation } = who;
  if (!ask) return null;
  if (ask.what === 'page') {
    return <PageDialog who={who} entityRef={entityRef} onClose={onClose} />;
  }
  if (ask.what === 'feeds') {
    return <FeedsDialog rotation={rotation?.id} onClose={onClose} />;
  }
  if (!rotation) return null;
  if (ask.what === 'swap') {
    return <SwapDialog rotation={rotation} initial={ask} onClose={onClose} />;
  }
  // Nobody stands in for time that has passed.
  const start = ask.start && fromIso(ask.start) > now ? ask.start : toIso(now);
  return (
    <OverrideDialog
      rotation={rotation}
      initial={{
        level: ask.level ?? rotation.levels[0].id,
        person: undefined,
        start: toField(start, rotation.timeZone),
        end: ask.end ? toField(ask.end, rotation.timeZone) : '',
        inPlaceOf: '',
        reason: '',
      }}
      onClose={onClose}
    />
  );
};
