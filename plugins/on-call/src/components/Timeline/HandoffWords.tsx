import Typography from '@material-ui/core/Typography';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { DateTime } from 'luxon';
import { useWords } from '../../translation/useWords';

/** When handoffs are, in which zone, and whose rotation it is where that was inherited. */
export const HandoffWords = (props: {
  rotation: ApiRotation;
  inheritedFrom?: string;
}) => {
  const { t, locale } = useWords();
  const { inheritedFrom } = props;
  const { anchor, handoffTime, timeZone, turnDays } = props.rotation;
  const weekday = DateTime.fromISO(anchor, { zone: 'utc', locale }).toFormat(
    'cccc',
  );
  const times = { time: handoffTime, zone: timeZone };
  const kind = inheritedFrom && parseEntityRef(inheritedFrom).kind;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {turnDays === 7
        ? t('weeks.handoffWeekly', { ...times, weekday })
        : t('weeks.handoff', { ...times, count: turnDays })}
      {inheritedFrom && kind && (
        <>
          {' · '}
          {t('weeks.inheritedKind', {
            kind: kind[0].toLocaleUpperCase(locale) + kind.slice(1),
          })}{' '}
          <EntityRefLink
            entityRef={inheritedFrom}
            defaultKind={kind}
            hideIcon
            underline="always"
          />
        </>
      )}
    </Typography>
  );
};
