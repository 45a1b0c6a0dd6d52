import Grid from '@material-ui/core/Grid';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../../time/iso';
import { useWords } from '../../translation/useWords';
import { LevelCard } from './LevelCard';

/** Every level side by side: who is on call now, and who is next. */
export const Band = (props: {
  who: WhoIsOnCall;
  /** Asks for somebody to stand in at a level, where there is a rotation. */
  onCover?: (level: string) => void;
}) => {
  const { t } = useWords();
  const { levels, drift, at } = props.who;
  const now = fromIso(at);
  const { onCover } = props;
  return (
    <section aria-label={t('band.region')}>
      <Grid container spacing={2}>
        {levels.map((level, index) => (
          <Grid item xs={12} md={4} key={level.level}>
            <LevelCard
              level={level}
              isPrimary={index === 0}
              drifts={drift.some(
                other =>
                  other.level === level.level &&
                  fromIso(other.start) <= now &&
                  now < fromIso(other.end),
              )}
              onCover={onCover && (() => onCover(level.level))}
            />
          </Grid>
        ))}
      </Grid>
    </section>
  );
};
