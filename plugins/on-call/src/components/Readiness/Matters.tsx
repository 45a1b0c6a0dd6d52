import Typography from '@material-ui/core/Typography';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { useServerNow } from '../../time/useServerNow';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { BOX_NAMES, stateOf } from './boxes';

/** What one has to know of boxes that do not hold: since when, and what the machine found. */
export const Matters = (props: { check: ReadinessCheck }) => {
  const { t } = useWords();
  const words = useTimeWords();
  const now = useServerNow();
  const said = BOX_NAMES.flatMap(name => {
    const box = props.check[name];
    const state = stateOf(box, now);
    if (state === 'yes') return [];
    const expired =
      state === 'expired' && box.expiresAt
        ? [
            `${t(`readiness.${name}`)} ${t('readiness.expiredOn')} ${words.team(
              box.expiresAt,
              'date',
            )}`,
          ]
        : [];
    return [...expired, ...(box.detail ? [box.detail] : [])];
  });
  if (said.length === 0) return null;
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {/* Of two boxes the machine often finds the same. */}
      {[...new Set(said)].join(' · ')}
    </Typography>
  );
};
