import Typography from '@material-ui/core/Typography';
import type { MyShift } from '@signalbox/backstage-plugin-on-call-common';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useServerNow } from '../../../time/useServerNow';
import { useWords } from '../../../translation/useWords';
import { Instant } from '../../shared/Instant';
import { daysUntil, foremost } from './countdown';

const Details = (props: { shift: MyShift }) => (
  <Typography variant="body2" color="textSecondary">
    {props.shift.levelTitle} · {props.shift.rotationTitle}
  </Typography>
);

/** What now: on call until when, or from when, or not at all for some weeks. */
export const Headline = (props: {
  items: readonly MyShift[];
  weeks: number;
}) => {
  const { t } = useWords();
  const now = useServerNow();
  const { items, weeks } = props;
  const { current, next } = foremost(items, now);
  // Somebody who always is on call is told of a week that comes sooner.
  const shift = current?.end === undefined && next ? next : current ?? next;
  if (!shift) {
    return (
      <Typography variant="h6" component="p">
        {t('mine.nothing', { count: weeks })}
      </Typography>
    );
  }
  if (shift === current) {
    return (
      <TeamZoneProvider value={shift.timeZone}>
        <Typography variant="h6" component="p">
          {t('mine.now')},{' '}
          {shift.end ? (
            <>
              {t('mine.until')} <Instant value={shift.end} />
            </>
          ) : (
            t('mine.always')
          )}
        </Typography>
        <Details shift={shift} />
      </TeamZoneProvider>
    );
  }
  const start = shift.start ?? '';
  const days = daysUntil(start, now, shift.timeZone);
  return (
    <TeamZoneProvider value={shift.timeZone}>
      <Typography variant="h6" component="p">
        {days === 0 ? t('mine.today') : t('mine.inDays', { count: days })},{' '}
        <Instant value={start} />
      </Typography>
      <Details shift={shift} />
    </TeamZoneProvider>
  );
};
