import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useWho } from '../../queries/queries';
import { useTabLink } from '../../routing';
import { readerZone } from '../../time/format';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { Assigned, Until } from '../Band/LevelCard';
import { SourceNotice } from '../OnCallContent/SourceNotice';
import { OnCallProvider } from '../OnCallProvider';
import { Elapsed } from '../shared/Clocks';
import { Reading } from '../shared/Panel';
import { PersonAvatar } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  level: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.5, 0),
  },
}));

const Levels = (props: { who: WhoIsOnCall }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <ul aria-label={t('card.levels')} className={classes.list}>
      {props.who.levels.map(({ level, title, now, next }) => {
        const somebody = now?.person ?? now?.name;
        return (
          <li key={level} className={classes.level}>
            <PersonAvatar person={somebody ?? '?'} size={32} />
            <div>
              <Typography variant="body2" component="div">
                {title}:{' '}
                {now && somebody ? (
                  <b>
                    <Assigned assignment={now} />
                  </b>
                ) : (
                  <StandingChip standing="bad" label={t('band.nobody')} />
                )}
              </Typography>
              {now && (
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  <Until end={now.end} />
                  {next && (
                    <div>
                      {t('band.next')}: <Assigned assignment={next} />
                    </div>
                  )}
                </Typography>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
};

const Contents = (props: { entityRef: string }) => {
  const { t } = useWords();
  const who = useWho({ entityRef: props.entityRef });
  return (
    <Reading query={who} lines={3}>
      {data => {
        if (data.state === 'not-annotated')
          return <>{t('card.notAnnotated')}</>;
        if (data.state === 'not-configured') {
          return <>{t('card.notConfigured', { rotation: data.named ?? '' })}</>;
        }
        return (
          <TeamZoneProvider value={data.rotation?.timeZone ?? readerZone()}>
            {data.source && <SourceNotice source={data.source} />}
            {data.openPages.map(page => (
              <Box mb={1} key={page.id}>
                <StandingChip
                  standing={page.state === 'acknowledged' ? 'underWay' : 'bad'}
                  label={
                    <>
                      {t('card.openPage')} {page.title} ·{' '}
                      <Elapsed since={page.openedAt} />
                    </>
                  }
                />
              </Box>
            ))}
            <Levels who={data} />
          </TeamZoneProvider>
        );
      }}
    </Reading>
  );
};

/** Who is on call for the entity in the entity context, for its overview. */
export const OnCallCard = () => {
  const { entity } = useEntity();
  const { t } = useWords();
  const tabOf = useTabLink();
  const entityRef = stringifyEntityRef(entity);
  return (
    <section aria-label={t('common.title')}>
      <InfoCard
        title={t('common.title')}
        titleTypographyProps={{ component: 'h2', variant: 'h6' }}
        deepLink={{ title: t('card.open'), link: tabOf(entityRef) }}
      >
        <OnCallProvider>
          <Contents entityRef={entityRef} />
        </OnCallProvider>
      </InfoCard>
    </section>
  );
};
